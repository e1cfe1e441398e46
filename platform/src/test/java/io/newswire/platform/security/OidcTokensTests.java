package io.newswire.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;

/** With an OpenID provider that publishes its metadata and keys over HTTP. */
class OidcTokensTests {
  private static HttpServer provider;
  private static RSAKey key;
  private static RSAKey stranger;
  private static String issuer;
  private static OidcTokens tokens;

  @BeforeAll
  static void aProvider() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("1").generate();
    stranger = new RSAKeyGenerator(2048).keyID("1").generate();
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = "http://localhost:" + provider.getAddress().getPort() + "/house";
    serve("/house/.well-known/openid-configuration",
        "{\"issuer\": \"" + issuer + "\", \"jwks_uri\": \"" + issuer + "/keys\"}");
    serve("/house/keys", new JWKSet(key.toPublicJWK()).toString());
    provider.start();
    tokens = new OidcAutoConfiguration().oidcTokens(
        new OidcSettings(issuer, List.of("newswire"), "realm_access.roles", "preferred_username"));
  }

  private static void serve(String path, String json) {
    provider.createContext(path, exchange -> {
      var body = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
  }

  @AfterAll
  static void noProvider() {
    provider.stop(0);
  }

  @Test
  void admitsATokenToWhatItsRolesDo() throws Exception {
    var found = tokens.find(signed(claims().build(), key));

    assertThat(found).isNotNull().satisfies(it -> {
      assertThat(it.name()).isEqualTo("ada (7f3)");
      assertThat(it.scopes()).isEqualTo(Role.EDITOR.scopes());
    });
  }

  @Test
  void givesNothingForRolesThatAreNotOurs() throws Exception {
    var found = tokens.find(signed(claims()
        .claim("realm_access", Map.of("roles", List.of("partner", "superuser"))).build(), key));

    assertThat(found).isNotNull().extracting(ApiKeys.ApiKey::scopes).isEqualTo(Set.of());
  }

  @Test
  void refusesATokenForAnotherApplication() throws Exception {
    assertThat(tokens.find(signed(claims().audience("payroll").build(), key))).isNull();
    assertThat(tokens.find(signed(claims().audience((String) null).build(), key))).isNull();
  }

  @Test
  void refusesATokenOfAnotherProvider() throws Exception {
    assertThat(tokens.find(signed(claims().issuer("https://other.example").build(), key))).isNull();
    assertThat(tokens.find(signed(claims().build(), stranger))).isNull();
  }

  @Test
  void refusesATokenThatIsOver() throws Exception {
    assertThat(tokens.find(signed(claims()
        .expirationTime(Date.from(Instant.now().minus(Duration.ofHours(1)))).build(), key)))
        .isNull();
  }

  @Test
  void refusesWhatIsNotSignedByTheProvidersKey() throws Exception {
    var byPublicKey = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
    byPublicKey.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));

    assertThat(tokens.find(new PlainJWT(claims().build()).serialize())).isNull();
    assertThat(tokens.find(byPublicKey.serialize())).isNull();
    assertThat(tokens.find("a.b.c")).isNull();
    assertThat(tokens.find("nw_key")).isNull();
  }

  @Test
  void doesNotCallATokenWrongWhileTheProviderIsAway() throws Exception {
    var nobody = new OidcAutoConfiguration().oidcTokens(new OidcSettings(
        "http://localhost:1/house", List.of("newswire"), "roles", "preferred_username"));
    var token = signed(claims().build(), key);

    assertThatThrownBy(() -> nobody.find(token))
        .isInstanceOf(AuthenticationServiceException.class);
  }

  @Test
  void asksForAnAudience() {
    assertThatThrownBy(() -> new OidcSettings(issuer, List.of(), "roles", "name"))
        .hasMessageContaining("newswire.oidc.audience");
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder().issuer(issuer).subject("7f3").audience("newswire")
        .claim("preferred_username", "ada")
        .claim("realm_access", Map.of("roles", List.of("editor", "offline_access")))
        .issueTime(new Date()).expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))));
  }

  private static String signed(JWTClaimsSet claims, RSAKey by) throws JOSEException {
    var token = new SignedJWT(
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), claims);
    token.sign(new RSASSASigner(by));
    return token.serialize();
  }
}
