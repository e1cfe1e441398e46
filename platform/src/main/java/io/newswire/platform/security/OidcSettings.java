package io.newswire.platform.security;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The house's OpenID provider, whose tokens are taken beside API keys.
 *
 * @param issuer the provider's URL, as its tokens name it; null: no tokens are taken
 * @param audience what tokens for us name in {@code aud}; required with an issuer, because a token
 *     that the provider made for another application must not open this one
 * @param rolesClaim where tokens name roles: a claim, or claims within each other parted by dots
 * @param nameClaim where tokens name whom they were given to
 */
@ConfigurationProperties("newswire.oidc")
record OidcSettings(@Nullable String issuer, @DefaultValue List<String> audience,
    @DefaultValue("roles") String rolesClaim,
    @DefaultValue("preferred_username") String nameClaim) {
  OidcSettings {
    audience = audience.stream().filter(one -> !one.isBlank()).toList();
    if (issuer != null && issuer.isBlank()) {
      issuer = null;
    }
    if (issuer != null && audience.isEmpty()) {
      throw new IllegalArgumentException(
          "newswire.oidc.audience is missing: name the audience of the tokens that are for us");
    }
  }
}
