package io.newswire.syndication.partner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;

class SecretVaultTests {
  private static final String SECRET = "whsec_c2VjcmV0";
  private final SecretVault vault = new SecretVault(
      Base64.getEncoder().encodeToString(new byte[32]), List.of());

  @Test
  void opensWhatItSealed() {
    assertThat(vault.open(vault.seal(SECRET))).isEqualTo(SECRET);
  }

  @Test
  void opensWithAnyKeyThatItKnowsAndSealsWithTheFirst() {
    var key = new byte[32];
    key[0] = 1;
    var next = new SecretVault(Base64.getEncoder().encodeToString(key),
        List.of(Base64.getEncoder().encodeToString(new byte[32])));

    assertThat(next.open(vault.seal(SECRET))).isEqualTo(SECRET);
    assertThatThrownBy(() -> vault.open(next.seal(SECRET)))
        .hasMessageContaining("NEWSWIRE_SECRETS_OTHER_KEYS");
  }

  @Test
  void sealsTheSameSecretDifferentlyEachTimeAndNeverInClear() {
    var sealed = vault.seal(SECRET);

    assertThat(vault.seal(SECRET)).isNotEqualTo(sealed);
    assertThat(new String(sealed.sealed(), UTF_8)).doesNotContain("whsec");
    assertThat(sealed).hasToString("SealedSecret[redacted]");
  }

  @Test
  void refusesASecretThatWasTamperedWith() {
    var bytes = vault.seal(SECRET).sealed();
    bytes[bytes.length - 1] ^= 1;

    assertThatThrownBy(() -> vault.open(new SealedSecret(bytes, vault.seal(SECRET).keyId())))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void saysHowToMakeAKeyWithoutShowingTheOneItGot() {
    assertThatThrownBy(() -> new SecretVault("dG9vIHNob3J0", List.of()))
        .hasMessageContaining("openssl rand -base64 32").hasMessageNotContaining("dG9vIHNob3J0");
  }
}
