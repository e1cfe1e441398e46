package io.newswire.syndication.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import io.newswire.syndication.OutboundTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A partner's server that lets nobody in without a certificate, from an authority of its own. */
@OutboundTest
class ClientCertificateTests {
  private static final Map<String, String> OURS = Map.of("certificate", pem("client.pem"),
      "privateKey", pem("client.key"), "authorities", pem("authority.pem"));

  @LocalServerPort
  int port;
  @Autowired
  JdbcClient jdbc;

  private final String section = "s" + UUID.randomUUID();
  private final MutualTlsServer server = new MutualTlsServer();
  private Outlet outlet;

  @BeforeEach
  void register() {
    outlet = outlet();
  }

  @AfterEach
  void leave() {
    outlet.close();
    server.close();
  }

  @Test
  void showsTheCertificateAtThisEndpointAndAtNoOther() {
    outlet.change(Map.of("tls", OURS));

    assertThat(outlet.post("/ping", Map.of()).get("accepted").asBoolean()).isTrue();
    assertThat(server.client()).isEqualTo("CN=newswire-client");
    try (var other = outlet()) {
      other.change(Map.of("tls", Map.of("authorities", pem("authority.pem"))));
      assertThat(other.post("/ping", Map.of()).get("accepted").asBoolean()).isFalse();
      other.change(Map.of("tls", OURS));
      assertThat(other.post("/ping", Map.of()).get("accepted").asBoolean()).isTrue();
    }
  }

  @Test
  void trustsNoAuthorityThatNobodyNamed() {
    outlet.change(Map.of("tls",
        Map.of("certificate", pem("client.pem"), "privateKey", pem("client.key"))));

    var pinged = outlet.post("/ping", Map.of());

    assertThat(pinged.get("accepted").asBoolean()).isFalse();
    assertThat(pinged.get("reason").asString()).contains("certification path");
  }

  @Test
  void dialsNoAddressForACertificateThatItWouldNotDialWithout() {
    outlet.change(Map.of("tls", OURS));

    var answer = outlet.administrator().patch(outlet.path(), Map.of("url", "https://10.0.0.1/"));

    assertThat(answer.statusCode()).isEqualTo(422);
    jdbc.sql("UPDATE endpoint SET url = 'https://10.0.0.1/' WHERE id = ?").param(outlet.id())
        .update();
    assertThat(outlet.post("/ping", Map.of()).get("reason").asString())
        .contains("private or special address");
  }

  @Test
  void keepsTheKeySealedAndShowsOfTheCertificateWhatMatters() {
    outlet.change(Map.of("tls", OURS));

    var shown = outlet.endpoint().get("tls");

    assertThat(shown.at("/certificate/0/subject").asString()).isEqualTo("CN=newswire-client");
    assertThat(shown.at("/certificate/0/expiresAt").asString()).startsWith("21");
    assertThat(shown.get("privateKey").asString()).isEqualTo("***");
    assertThat(outlet.endpoint().toString()).doesNotContain("PRIVATE KEY");
    assertThat(new String(jdbc.sql("SELECT secret FROM endpoint_credentials WHERE endpoint_id = ?")
        .param(outlet.id()).query(byte[].class).single(), ISO_8859_1)).doesNotContain("PRIVATE");
    outlet.change(Map.of("headers", Map.of("X-Tenant", "7")));
    assertThat(outlet.post("/ping", Map.of()).get("accepted").asBoolean())
        .as("what a change leaves out stays").isTrue();
  }

  @Test
  void refusesWhatDoesNotFitTogetherAndQuotesNoKey() {
    assertThat(refusal(Map.of("certificate", pem("client.pem"), "privateKey", pem("stranger.key"))))
        .contains("/tls/privateKey", "is not the key of the first certificate");
    assertThat(refusal(Map.of("certificate", pem("client.pem"))))
        .contains("must have both");
    assertThat(refusal(Map.of("certificate", "file:/etc/passwd", "privateKey", "secret-text")))
        .contains("/tls/certificate", "/tls/privateKey").doesNotContain("secret-text", "root:");
    assertThat(refusal(Map.of("certificate", pem("client.pem"), "privateKey", "***")))
        .contains("what we show in its place");
  }

  private Outlet outlet() {
    return new Outlet(port, section, Map.of("url", server.url()));
  }

  private String refusal(Map<String, String> tls) {
    var answer = outlet.administrator().patch(outlet.path(), Map.of("tls", tls));
    assertThat(answer.statusCode()).isEqualTo(422);
    return answer.body();
  }

  private static String pem(String name) {
    return MutualTlsServer.pem(name);
  }
}
