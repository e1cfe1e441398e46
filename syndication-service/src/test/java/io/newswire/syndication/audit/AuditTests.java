package io.newswire.syndication.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import io.newswire.syndication.Administrator;
import io.newswire.syndication.Operator;
import io.newswire.syndication.OutboundTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who did what stands in the log, and stays there. */
@OutboundTest
class AuditTests {
  private static final JsonMapper JSON = new JsonMapper();

  @LocalServerPort
  private int port;
  @Autowired
  private JdbcClient jdbc;

  @SuppressWarnings("NullAway.Init")
  private Administrator administrator;
  @SuppressWarnings("NullAway.Init")
  private String partner;

  @BeforeEach
  void makePartner() {
    administrator = new Administrator(port);
    partner = JSON.readTree(administrator.post("/partners",
        Map.of("name", "The Evening Post", "contact", "ana@evening.example")).body())
        .get("id").asString();
  }

  @Test
  void writesDownWhoChangedWhatFromWhereWithBeforeAndAfter() {
    var endpoint = "/partners/" + partner + "/endpoints/" + endpoint();

    administrator.patch(endpoint, Map.of("status", "paused"));

    assertThat(acts(endpoint)).singleElement().satisfies(act -> {
      assertThat(act.get("actor").asString()).isEqualTo("admin");
      assertThat(act.get("address").asString()).isEqualTo("127.0.0.1");
      assertThat(act.get("action").asString())
          .isEqualTo("PATCH /partners/{partnerId}/endpoints/{id}");
      assertThat(act.get("status").asInt()).isEqualTo(200);
      assertThat(act.at("/before/status").asString()).isEqualTo("active");
      assertThat(act.at("/after/status").asString()).isEqualTo("paused");
    });
  }

  @Test
  void keepsWhatWasDoneToAPartnerWhoWasErasedAndNothingOfTheirs() {
    endpoint();
    administrator.delete("/partners/" + partner);

    var log = administrator.get("/ops/audit?subject=/partners").body();
    var acts = acts("/partners/" + partner);

    assertThat(log).doesNotContain("whsec_").doesNotContain("s3cret").doesNotContain("ana@");
    assertThat(acts).extracting(act -> act.get("action").asString()).containsExactly(
        "DELETE /partners/{id}", "POST /partners/{partnerId}/endpoints");
    // Who was erased keeps nothing but the id.
    assertThat(log).doesNotContain("http://127.0.0.1:19999/hook");
    assertThat(acts).noneMatch(act -> act.hasNonNull("before") || act.hasNonNull("after"));
  }

  @Test
  void writesDownWhatWasRefusedToo() {
    administrator.patch("/partners/" + partner, Map.of("nome", "x"));

    assertThat(acts("/partners/" + partner)).singleElement()
        .satisfies(act -> assertThat(act.get("status").asInt()).isEqualTo(422));
  }

  @Test
  void isChangedByNobody() {
    for (var change : List.of("UPDATE audit_act SET actor = 'nobody'",
        "DELETE FROM audit_act", "DELETE FROM audit_outcome", "TRUNCATE audit_act CASCADE")) {
      assertThatThrownBy(() -> jdbc.sql(change).update()).as(change)
          .hasMessageContaining("The audit log is added to, and nothing else");
    }
  }

  @Test
  void goesIntoASpreadsheetAndBecomesNoFormula() {
    administrator.patch("/partners/" + partner, Map.of("name", "=1+1, \"quoted\""));

    var csv = administrator.get("/ops/audit.csv?actor=admin&limit=1").body().lines().toList();

    assertThat(csv).hasSize(2);
    assertThat(csv.getFirst())
        .isEqualTo("id,at,actor,address,action,subject,status,before,after,detail");
    assertThat(csv.getLast()).contains(",admin,127.0.0.1,PATCH /partners/{id},/partners/" + partner
        + ",200,").contains("\"\"name\"\":\"\"=1+1, \\\"\"quoted\\\"\"\"\"");
    assertThat(AuditCsv.cell("=cmd()")).isEqualTo("'=cmd()");
  }

  private String endpoint() {
    return JSON.readTree(administrator.post("/partners/" + partner + "/endpoints",
        Map.of("url", "http://127.0.0.1:19999/hook", "authorization",
            Map.of("bearer", "s3cret")))
        .body())
        .get("id").asString();
  }

  private List<JsonNode> acts(String subject) {
    return new Operator(port).get("/ops/audit?subject=" + subject).get("acts").values().stream()
        .toList();
  }
}
