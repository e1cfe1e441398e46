package io.newswire.syndication.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.newswire.syndication.Administrator;
import io.newswire.syndication.OutboundTest;
import io.newswire.syndication.transformation.Transformations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Partners and endpoints that stand in a file. */
@OutboundTest
class DeclaredPartnersTests {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String WITH_SECRET = "        secret: " + SECRET + "\n";

  @LocalServerPort
  int port;
  @Autowired
  DeclaredPartners declared;
  @Autowired
  AddressGuard guard;
  @Autowired
  Transformations transformations;
  @Autowired
  EndpointSecrets secrets;
  @Autowired
  Endpoints endpoints;

  private final String id = "p" + UUID.randomUUID();
  private final MockEnvironment environment = new MockEnvironment()
      .withProperty("EVENING_SECRET", SECRET).withProperty("EVENING_TOKEN", "t0ken");

  @AfterEach
  void undeclare() {
    declared.declare(List.of());
  }

  @Test
  void areWhatTheFileSaysAndCanOnlyBeChangedThere() {
    declare("""
        partners:
          - id: %s
            name: The Evening Post
            contact: wire@evening.example
            endpoints:
              - id: main
                url: https://hooks.evening.invalid/newswire
                format: ninjs
                filter: {section: [sport, local], language: en}
                events: [published, corrected]
                ratePerMinute: 120
                retries: [5s, 1m]
                secret: ${EVENING_SECRET}
                authorization: {bearer: "${EVENING_TOKEN}"}
        """.formatted(id));

    var endpoint = get("/endpoints/" + id + ".main");
    assertThat(endpoint.get("declared").asBoolean()).isTrue();
    assertThat(endpoint.at("/filter/section/1").asString()).isEqualTo("local");
    assertThat(endpoint.get("ratePerMinute").asInt()).isEqualTo(120);
    assertThat(opened().signing()).containsExactly(SECRET);
    assertThat(opened().credentials().toSend()).containsEntry("Authorization", "Bearer t0ken");
    var administrator = new Administrator(port);
    var path = "/partners/" + id + "/endpoints/" + id + ".main";
    assertThat(administrator.patch(path, Map.of("concurrency", 1)).statusCode()).isEqualTo(409);
    assertThat(administrator.delete(path).statusCode()).isEqualTo(409);
    assertThat(administrator.delete("/partners/" + id).body()).contains("NEWSWIRE_PARTNERS_FILE");
    assertThat(administrator.patch(path, Map.of("status", "paused")).statusCode()).isEqualTo(200);
  }

  @Test
  void followTheFileAndLoseNothingWhenItForgetsThem() {
    declare(simple("sport"));
    var secret = opened().signing();

    declare(simple("local"));
    assertThat(get("/endpoints/" + id + ".main").at("/filter/section").asString())
        .isEqualTo("local");
    assertThat(opened().signing()).isEqualTo(secret);

    declare("partners: []");
    assertThat(get("/endpoints/" + id + ".main").get("status").asString()).isEqualTo("disabled");
    assertThat(endpoints.known(id, id + ".main").isItsPartnersToOpen()).isFalse();
    assertThat(get("").get("declared").asBoolean()).isFalse();

    declare(simple("local"));
    assertThat(get("/endpoints/" + id + ".main").get("status").asString()).isEqualTo("active");
  }

  @Test
  void signWithBothSecretsWhereTheFileHasANewOne() {
    declare(simple("sport"));
    var before = opened().signing().getFirst();

    declare(simple("sport") + WITH_SECRET);
    declare(simple("sport") + WITH_SECRET);

    assertThat(opened().signing()).containsExactly(SECRET, before);
  }

  @Test
  void areRefusedWithEverythingThatIsWrongAndNoSecretTold() {
    assertThatThrownBy(() -> declare("""
        partners:
          - id: Evening Post
            name: ""
            endpoints:
              - id: main
                url: http://169.254.169.254/
                format: pdf
                colour: red
                secret: whsec_short
                headers: {X-Key: "${NOT_THERE}"}
        """)).isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("/partners/0/id", "/partners/0/name",
            "/partners/0/endpoints/0/url", "/partners/0/endpoints/0/format",
            "/partners/0/endpoints/0/colour", "/partners/0/endpoints/0/secret",
            "/partners/0/endpoints/0/headers/X-Key")
        .hasMessageNotContaining("whsec_short");
  }

  private String simple(String section) {
    return """
        partners:
          - id: %s
            name: The Evening Post
            endpoints:
              - id: main
                url: https://hooks.evening.invalid/newswire
                filter: {section: %s}
        """.formatted(id, section);
  }

  private void declare(String yaml) {
    declared.declare(new PartnerFile(guard, transformations, environment).read(yaml));
  }

  private EndpointSecrets.Opened opened() {
    var endpoint = java.util.Objects.requireNonNull(endpoints.find(id + ".main"));
    return java.util.Objects.requireNonNull(secrets.of(List.of(endpoint)).get(endpoint.id()));
  }

  private JsonNode get(String below) {
    return JsonMapper.shared().readTree(new Administrator(port).get("/partners/" + id + below)
        .body());
  }
}
