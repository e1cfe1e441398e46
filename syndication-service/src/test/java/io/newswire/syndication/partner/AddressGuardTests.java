package io.newswire.syndication.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

import io.newswire.syndication.partner.AddressGuard.TargetRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTests {
  private final AddressGuard closed = guard(List.of());
  private final AddressGuard open = guard(List.of("127.0.0.0/8", "fd00::/8"));

  @ParameterizedTest
  @ValueSource(strings = {
      "127.0.0.1", "127.8.8.8", "localhost", "0.0.0.0", "10.1.2.3",
      "100.64.0.1",
      "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.168.1.1", "198.18.0.1",
      "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "::ffff:127.0.0.1",
      "::ffff:10.0.0.1",
      "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2001:0:53aa:64c::1", "fc00::1",
      "fe80::1",
      "ff02::1", "2001:db8::1", "::127.0.0.1"})
  void refusesEverySpellingOfAPrivateOrSpecialAddress(String host) {
    assertThatThrownBy(() -> closed.resolve(host)).isInstanceOf(TargetRefused.class)
        .hasMessageContaining("NEWSWIRE_ALLOWED_TARGETS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"})
  void admitsPublicAddressesAndReturnsWhatIsToBeDialled(String address)
      throws UnknownHostException {
    assertThat(closed.resolve(address)).singleElement()
        .satisfies(resolved -> assertThat(resolved.isLoopbackAddress()).isFalse());
  }

  @Test
  void admitsWhatTheDeploymentNames() throws UnknownHostException {
    assertThat(open.resolve("127.0.0.1")).hasSize(1);
    assertThat(open.isAllowedByName("127.0.0.1")).isTrue();
    assertThat(open.isAllowedByName("8.8.8.8")).isFalse();
    assertThatThrownBy(() -> open.resolve("10.0.0.1")).isInstanceOf(TargetRefused.class);
  }

  @Test
  void saysWhatIsWrongWithABlock() {
    assertThatThrownBy(() -> guard(List.of("everything")))
        .hasMessageContaining("NEWSWIRE_ALLOWED_TARGETS").hasMessageContaining("everything");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2130706433", "127.1", "0177.0.0.1", "0x7f.1", "8.8.8.8.", "08.8.8.8",
      "1.2.3.256", "::1%lo", "127.0.0.1%00.example.com", "１２７.0.0.1", "ⓛocalhost"})
  void refusesWhatSpellsAnAddressInAnUnusualWayEvenWhereItIsAdmitted(String host) {
    assertThatThrownBy(() -> open.resolve(host)).isInstanceOf(TargetRefused.class);
  }

  @Test
  void admitsPortsOfTheListAlone() throws TargetRefused {
    closed.check(URI.create("https://example.com/"));
    closed.check(URI.create("https://example.com:8443/"));
    for (var port : List.of(0, 21, 22, 25, 110, 587)) {
      assertThatThrownBy(() -> closed.check(URI.create("https://example.com:" + port)))
          .hasMessageContaining("NEWSWIRE_ALLOWED_PORTS");
    }
    new AddressGuard(new AllowedTargets(List.of(), List.of("8000-8999", "587"), null),
        InetAddress::getAllByName).check(URI.create("https://example.com:587"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "70000", "9-1", "http", "1-2-3"})
  void saysWhatIsWrongWithAPort(String port) {
    assertThatThrownBy(() -> PortRange.parse(port))
        .hasMessageContaining("NEWSWIRE_ALLOWED_PORTS");
  }

  private static AddressGuard guard(List<String> allowed) {
    return new AddressGuard(new AllowedTargets(allowed, List.of("80", "443", "1024-65535"), null));
  }
}
