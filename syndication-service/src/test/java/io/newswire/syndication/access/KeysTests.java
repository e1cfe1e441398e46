package io.newswire.syndication.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import io.newswire.syndication.Administrator;
import io.newswire.syndication.MutableClock;
import io.newswire.syndication.SyndicationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SyndicationTest
class KeysTests {
  private static final JsonMapper JSON = JsonMapper.shared();

  @LocalServerPort
  int port;
  @Autowired
  MutableClock clock;

  private Administrator administrator;

  @BeforeEach
  void anAdministrator() {
    administrator = new Administrator(port);
  }

  @Test
  void admitsWhoeverHoldsAnIssuedKeyToWhatItsRoleDoes() throws Exception {
    var issued = issue(Map.of("name", name(), "roles", List.of("operator")));

    assertThat(get("/partners", issued).statusCode()).isEqualTo(200);
    assertThat(get("/keys", issued).statusCode()).isEqualTo(403);
  }

  @Test
  void showsTheKeyOnce() {
    var issued = issue(Map.of("name", name(), "scopes", List.of("articles:read")));

    var shown = administrator.get("/keys/" + id(issued));

    assertThat(shown.body()).doesNotContain(issued.path("key").asString());
    var key = JSON.readTree(shown.body());
    assertThat(key.path("state").asString()).isEqualTo("active");
    assertThat(key.path("issuedBy").asString()).isEqualTo("admin");
  }

  @Test
  void refusesARevokedKeyAtOnce() throws Exception {
    var issued = issue(Map.of("name", name(), "roles", List.of("operator")));
    assertThat(get("/partners", issued).statusCode()).isEqualTo(200);

    assertThat(administrator.delete("/keys/" + id(issued)).statusCode()).isEqualTo(204);

    assertThat(get("/partners", issued).statusCode()).isEqualTo(401);
    assertThat(listed(id(issued)).path("state").asString()).isEqualTo("revoked");
    assertThat(listed(id(issued)).path("revokedBy").asString()).isEqualTo("admin");
  }

  @Test
  void refusesAKeyFromItsEndOn() throws Exception {
    var issued = issue(Map.of("name", name(), "roles", List.of("operator"), "expiresAt",
        clock.instant().plus(Duration.ofMinutes(5)).toString()));
    assertThat(get("/partners", issued).statusCode()).isEqualTo(200);

    clock.advance(Duration.ofMinutes(5));

    assertThat(get("/partners", issued).statusCode()).isEqualTo(401);
    assertThat(listed(id(issued)).path("state").asString()).isEqualTo("expired");
  }

  @Test
  void saysWhenAKeyWasLastUsed() throws Exception {
    var issued = issue(Map.of("name", name(), "roles", List.of("operator")));
    assertThat(listed(id(issued)).has("lastUsedAt")).isFalse();

    get("/partners", issued);

    assertThat(listed(id(issued)).path("lastUsedAt").asString())
        .isEqualTo(clock.instant().toString());
  }

  @Test
  void listsTheKeysOfTheConfigurationToo() {
    var keys = JSON.readTree(administrator.get("/keys").body()).path("keys");

    assertThat(keys.valueStream().filter(key -> !key.has("id"))
        .map(key -> key.path("name").asString())).contains("editor", "admin");
  }

  @Test
  void refusesANameThatIsInUse() {
    var name = name();
    issue(Map.of("name", name, "roles", List.of("editor")));

    assertThat(administrator.post("/keys", Map.of("name", name, "roles", List.of("editor")))
        .statusCode()).isEqualTo(409);
    assertThat(administrator.post("/keys", Map.of("name", "admin", "roles", List.of("editor")))
        .statusCode()).isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
      {}                                                        | /name
      {'name':'x'}                                              | /roles
      {'name':'x','roles':['partner']}                          | /roles/0
      {'name':'x','roles':['editor'],'scopes':['portal']}       | /scopes/0
      {'name':'x','roles':'editor'}                             | /roles
      {'name':'x','roles':['editor'],'expiresAt':'2001-01-01'}  | /expiresAt
      {'name':'x','roles':['editor'],'expiresAt':'2001-01-01T00:00:00Z'} | /expiresAt
      {'name':'x','roles':['editor'],'expires':1}               | /expires
      []                                                        | ""
      """)
  void namesEveryWrongField(String body, String pointer) throws Exception {
    var answer = send(HttpRequest.newBuilder().header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))), "/keys",
        io.newswire.testsupport.TestKeys.admin());

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(JSON.readTree(answer.body()).path("errors").valueStream()
        .map(error -> error.path("pointer").asString())).contains(pointer);
  }

  @Test
  void knowsNoKeyThatWasNeverIssued() {
    assertThat(administrator.get("/keys/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(administrator.delete("/keys/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
  }

  private JsonNode issue(Map<String, ?> request) {
    var answer = administrator.post("/keys", request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValueSatisfying(
        value -> assertThat(value).contains("no-store"));
    return JSON.readTree(answer.body());
  }

  private JsonNode listed(String id) {
    var keys = JSON.readTree(administrator.get("/keys").body()).path("keys");
    return StreamSupport.stream(keys.spliterator(), false)
        .filter(key -> key.path("id").asString("").equals(id)).findFirst().orElseThrow();
  }

  private static String id(JsonNode issued) {
    return issued.path("id").asString();
  }

  private static String name() {
    return "key-" + UUID.randomUUID();
  }

  private HttpResponse<String> get(String path, JsonNode issued) throws Exception {
    return send(HttpRequest.newBuilder().GET(), path, issued.path("key").asString());
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String path, String key)
      throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.uri(URI.create("http://localhost:" + port + path))
          .header("Authorization", "Bearer " + key).build(), BodyHandlers.ofString());
    }
  }
}
