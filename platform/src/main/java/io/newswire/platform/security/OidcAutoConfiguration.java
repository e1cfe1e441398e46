package io.newswire.platform.security;

import java.util.List;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Takes the tokens of an OpenID provider where the deployment names one. */
@AutoConfiguration(before = SecurityAutoConfiguration.class)
@ConditionalOnClass(JwtDecoder.class)
@ConditionalOnExpression("'${newswire.oidc.issuer:}' != ''")
@EnableConfigurationProperties(OidcSettings.class)
class OidcAutoConfiguration {
  @Bean
  OidcTokens oidcTokens(OidcSettings settings) {
    // At the first token: a provider that is away must not stop the service from starting.
    return new OidcTokens(new SupplierJwtDecoder(() -> decoder(settings)), settings);
  }

  private static JwtDecoder decoder(OidcSettings settings) {
    var issuer = String.valueOf(settings.issuer());
    // Asks for the provider's metadata (OpenID Connect Discovery 1.0 §4) and checks its issuer.
    var decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
        JwtValidators.createDefaultWithIssuer(issuer),
        new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, audience -> audience != null
            && audience.stream().anyMatch(settings.audience()::contains))));
    return decoder;
  }
}
