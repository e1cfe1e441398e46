package io.newswire.syndication.partner;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import org.springframework.stereotype.Component;

/**
 * Keeps webhooks out of networks that are not the partners': whoever may name a URL must not be able
 * to reach our own machines with it. The addresses that {@link #resolve} returns are the ones to
 * dial; asking for the name again could give others.
 */
@Component
public final class AddressGuard {
  // IANA's special-purpose registries for IPv4 and IPv6, and what embeds an IPv4 address in IPv6.
  private static final List<IPAddress> SPECIAL = Stream.of(
      "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
      "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
      "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
      "::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23",
      "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10",
      "ff00::/8")
      .map(AddressGuard::block).toList();

  private final List<IPAddress> allowed;

  AddressGuard(AllowedTargets targets) {
    this.allowed = targets.allowedTargets().stream().map(AddressGuard::block).toList();
  }

  private static IPAddress block(String cidr) {
    var block = new IPAddressString(cidr.strip()).getAddress();
    if (block == null) {
      throw new IllegalArgumentException(
          "NEWSWIRE_ALLOWED_TARGETS: '" + cidr + "' is no CIDR block such as 127.0.0.0/8");
    }
    return block.toPrefixBlock();
  }

  /**
   * Resolves a host name or a literal address in any spelling.
   *
   * @throws TargetRefused where any of its addresses is out of bounds
   * @throws UnknownHostException where it has none
   */
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var addresses = InetAddress.getAllByName(host);
    for (var address : addresses) {
      if (!isAdmitted(address)) {
        throw new TargetRefused(host, address);
      }
    }
    return addresses;
  }

  /** Whether every address of the host is one that the deployment admits by name. */
  public boolean isAllowedByName(String host) throws UnknownHostException {
    return Stream.of(InetAddress.getAllByName(host)).allMatch(this::isAllowed);
  }

  private boolean isAdmitted(InetAddress address) {
    return isAllowed(address) || SPECIAL.stream().noneMatch(block -> contains(block, address));
  }

  private boolean isAllowed(InetAddress address) {
    return allowed.stream().anyMatch(block -> contains(block, address));
  }

  private static boolean contains(IPAddress block, InetAddress address) {
    var candidate = new IPAddressString(address.getHostAddress()).getAddress();
    return candidate != null && block.getIPVersion() == candidate.getIPVersion()
        && block.contains(candidate.withoutPrefixLength());
  }

  /** The host leads to where webhooks must not go. */
  public static final class TargetRefused extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    TargetRefused(String host, InetAddress address) {
      super(host + " leads to " + address.getHostAddress()
          + ", a private or special address; NEWSWIRE_ALLOWED_TARGETS can admit its network");
    }
  }
}
