package io.newswire.syndication.partner;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import io.newswire.syndication.Administrator;
import io.newswire.syndication.OutboundTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Somebody hears of a certificate that expires, in time and not every hour. */
@OutboundTest
class CertificateExpiryTests {
  @LocalServerPort
  int port;
  @Autowired
  JdbcClient jdbc;
  @Autowired
  EndpointEvents events;
  @Autowired
  TransactionTemplate transaction;

  @Test
  void warnsAMonthAWeekAndADayBeforeAndWhenItIsSoFar() throws Exception {
    var administrator = new Administrator(port);
    var partner = id(administrator.post("/partners", Map.of("name", "Evening Post")).body());
    var endpoint = id(administrator.post("/partners/" + partner + "/endpoints",
        Map.of("url", "http://127.0.0.1:9999/", "tls", Map.of(
            "certificate", pem("client.pem"), "privateKey", pem("client.key"))))
        .body());
    var expires = jdbc
        .sql("SELECT certificate_expires_at FROM endpoint_credentials WHERE endpoint_id = ?")
        .param(endpoint).query(OffsetDateTime.class).single().toInstant();

    for (var days : List.of(40, 29, 28, 6, 5, 1, 0, -1, -2)) {
      warnAt(expires.minus(Duration.ofDays(days)));
    }

    assertThat(events.of(endpoint)).extracting(EndpointEvents.Event::detail).containsExactly(
        "its client certificate has expired at " + expires,
        "its client certificate expires at " + expires,
        "its client certificate expires at " + expires,
        "its client certificate expires at " + expires);
    administrator.delete("/partners/" + partner);
  }

  private void warnAt(Instant time) {
    new CertificateExpiry(jdbc, events, transaction, Clock.fixed(time, UTC)).warn();
  }

  private static String id(String body) {
    return JsonMapper.shared().readTree(body).get("id").asString();
  }

  private static String pem(String name) throws Exception {
    return new ClassPathResource("tls/" + name).getContentAsString(
        java.nio.charset.StandardCharsets.UTF_8);
  }
}
