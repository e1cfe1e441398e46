package io.newswire.syndication.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.newswire.syndication.Administrator;
import io.newswire.syndication.OutboundTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A partner's own keys. */
@OutboundTest
class PartnerKeyTests {
  @LocalServerPort
  int port;
  @Autowired
  JdbcClient jdbc;
  @Autowired
  PartnerKeys keys;

  @Test
  void isShownOnceKeptAsAHashAndOpensNothingAfterItWasRevoked() {
    var administrator = new Administrator(port);
    var partner = json(administrator.post("/partners", Map.of("name", "Evening Post")).body())
        .get("id").asString();

    var issued = json(administrator.post("/partners/" + partner + "/keys",
        Map.of("label", "laptop")).body());

    var key = issued.get("key").asString();
    assertThat(key).startsWith("nw_partner_");
    assertThat(keys.find(key)).isNotNull().satisfies(known -> {
      assertThat(known.name()).isEqualTo("Evening Post");
      assertThat(known.scopes()).containsExactlyInAnyOrder("portal", "partner:" + partner);
    });
    assertThat(administrator.get("/partners/" + partner + "/keys").body()).contains("laptop")
        .doesNotContain(key);
    assertThat(jdbc.sql("SELECT sha256 FROM partner_key WHERE partner_id = ?").param(partner)
        .query(String.class).single()).isNotEqualTo(key).hasSize(64);

    administrator.delete("/partners/" + partner + "/keys/" + issued.get("id").asString());

    assertThat(keys.find(key)).isNull();
    administrator.delete("/partners/" + partner);
  }

  private static JsonNode json(String body) {
    return JsonMapper.shared().readTree(body);
  }
}
