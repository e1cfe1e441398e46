package io.newswire.platform.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.newswire.platform.security.ApiKeys.ApiKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Tokens of the house's OpenID provider (JWTs after RFC 9068 or as the provider makes them) in place of
 * keys. What a token admits to is what its roles do here; scopes in it are the provider's affair.
 */
final class OidcTokens implements BearerKeys {
  private static final Logger log = LoggerFactory.getLogger(OidcTokens.class);

  private final JwtDecoder decoder;
  private final OidcSettings settings;

  OidcTokens(JwtDecoder decoder, OidcSettings settings) {
    this.decoder = decoder;
    this.settings = settings;
  }

  @Override
  public @Nullable ApiKey find(String presented) {
    return looksLikeAToken(presented) ? decode(presented) : null;
  }

  /** Nothing: a session is of a key, and a token is gone within minutes. */
  @Override
  public @Nullable ApiKey findByHash(String sha256) {
    return null;
  }

  /** @throws AuthenticationServiceException where nobody can tell just now */
  private @Nullable ApiKey decode(String token) {
    try {
      var jwt = decoder.decode(token);
      return new ApiKey(name(jwt), ApiKeys.hash(token), Set.of(), roles(jwt));
    } catch (BadJwtException refused) {
      log.info("A token of the OpenID provider was refused: {}", refused.getMessage());
      return null;
    } catch (JwtException | JwtDecoderInitializationException away) {
      // Its metadata or its keys are not to be had: nothing is known of the token.
      throw new AuthenticationServiceException("The OpenID provider does not answer", away);
    }
  }

  /** RFC 7515 §3.1: three parts with a dot between each. Our own keys have none. */
  private static boolean looksLikeAToken(String presented) {
    return presented.chars().filter(character -> character == '.').count() == 2;
  }

  private String name(Jwt jwt) {
    var name = jwt.getClaims().get(settings.nameClaim());
    // The subject alone is unique, and nobody but the provider can choose it.
    return name instanceof String text && !text.isBlank()
        ? text + " (" + jwt.getSubject() + ")"
        : String.valueOf(jwt.getSubject());
  }

  private Set<Role> roles(Jwt jwt) {
    Object found = jwt.getClaims();
    for (var part : settings.rolesClaim().split("\\.")) {
      found = found instanceof Map<?, ?> claims ? claims.get(part) : null;
    }
    Collection<?> names = found instanceof Collection<?> several ? several : List.of();
    return Arrays.stream(Role.values())
        // A partner's token would have to say which partner.
        .filter(role -> role != Role.PARTNER)
        .filter(role -> names.contains(role.name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
