package io.newswire.syndication.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a partner's server wants to see in our requests.
 *
 * @param headers of the partner's own
 * @param authorization null where it wants none
 * @param tls null: connections are made as to anybody
 */
public record Credentials(Map<String, String> headers, @Nullable Authorization authorization,
    @Nullable Tls tls) {
  public static final Credentials NONE = new Credentials(Map.of(), null, null);

  public Credentials {
    headers = Map.copyOf(headers);
  }

  /** How we make ourselves known. */
  sealed interface Authorization {
    /** RFC 7617. */
    record Basic(String username, String password) implements Authorization {
      @Override
      public String toString() {
        return "Basic[redacted]";
      }
    }

    /** RFC 6750. */
    record Bearer(String token) implements Authorization {
      @Override
      public String toString() {
        return "Bearer[redacted]";
      }
    }
  }

  /** The headers to send. */
  public Map<String, String> toSend() {
    var all = new LinkedHashMap<>(headers);
    switch (authorization) {
      case null -> {
        // the headers alone
      }
      case Authorization.Basic(var username, var password) -> all.put("Authorization", "Basic "
          + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(UTF_8)));
      case Authorization.Bearer(var token) -> all.put("Authorization", "Bearer " + token);
    }
    return all;
  }

  @Override
  public String toString() {
    return "Credentials[redacted]";
  }
}
