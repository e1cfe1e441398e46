package io.newswire.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The API keys that are admitted. Only their SHA-256 is known here: keys are 32 random bytes, which
 * nobody can guess from a fast hash, so a slow one would buy nothing.
 *
 * @param apiKeys none: then every protected call is refused
 */
@ConfigurationProperties("newswire")
public record ApiKeys(@DefaultValue List<ApiKey> apiKeys) implements BearerKeys {
  private static final int KEY_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  public ApiKeys {
    apiKeys = List.copyOf(apiKeys);
  }

  /**
   * @param name who holds it, for logs and for keeping senders apart
   * @param sha256 of the key, hex
   * @param scopes what it admits to, such as {@code articles:write}, beside what its roles do
   * @param roles may be empty, and be left out
   */
  public record ApiKey(String name, String sha256, @DefaultValue Set<String> scopes,
      @DefaultValue Set<Role> roles) {
    private static final int SHA_256_HEX = 64;

    public ApiKey(String name, String sha256, Set<String> scopes) {
      this(name, sha256, scopes, Set.of());
    }

    @ConstructorBinding
    public ApiKey {
      sha256 = sha256.toLowerCase(Locale.ROOT);
      if (sha256.length() != SHA_256_HEX) {
        throw new IllegalArgumentException(
            "sha256 of the API key '" + name + "' is not 64 hex digits");
      }
      roles = Set.copyOf(roles);
      scopes = Stream
          .concat(scopes.stream(), roles.stream().flatMap(role -> role.scopes().stream()))
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  @Override
  public @Nullable ApiKey findByHash(String sha256) {
    var hash = sha256.getBytes(UTF_8);
    ApiKey found = null;
    // Every entry is compared, in constant time, so that the time taken tells nothing.
    for (var candidate : apiKeys) {
      if (MessageDigest.isEqual(hash, candidate.sha256().getBytes(UTF_8))) {
        found = candidate;
      }
    }
    return found;
  }

  /** SHA-256 of a key, lower-case hex: what goes into the configuration. */
  public static String hash(String key) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  /**
   * A new key that nobody can guess.
   *
   * @param prefix so that whoever finds one in a log or a repository knows what it is
   */
  public static String make(String prefix) {
    var bytes = new byte[KEY_BYTES];
    RANDOM.nextBytes(bytes);
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
