package io.newswire.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "newswire.api-keys[0].name=desk",
    // SHA-256 of "nw_desk"
    "newswire.api-keys[0].sha256=${desk.hash}",
    "newswire.api-keys[0].scopes=things:write"
})
class ApiSecurityTests {
  static {
    System.setProperty("desk.hash", ApiKeys.hash("nw_desk"));
  }

  @LocalServerPort
  int port;

  @Test
  void admitsAKeyWithTheScope() throws Exception {
    assertThat(post("/things", "nw_desk").statusCode()).isEqualTo(200);
  }

  @Test
  void refusesACallWithoutAKeyAndSaysHowToSendOne() throws Exception {
    var answer = post("/things", null);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValueSatisfying(
        value -> assertThat(value).startsWith("Bearer"));
    assertProblem(answer).contains("Authorization: Bearer");
  }

  @Test
  void refusesAKeyThatIsNotKnownEvenWhereNoneIsNeeded() throws Exception {
    assertThat(post("/things", "nw_guess").statusCode()).isEqualTo(401);
    assertThat(get("/open", "nw_guess").statusCode()).isEqualTo(401);
  }

  @Test
  void refusesAKeyWithoutTheScope() throws Exception {
    var answer = get("/secrets", "nw_desk");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertProblem(answer).contains("scope-missing");
  }

  @Test
  void admitsEverybodyToWhatIsOpen() throws Exception {
    assertThat(get("/open", null).statusCode()).isEqualTo(200);
  }

  @Test
  void takesAnIdWithSlashesAsOnePartOfThePath() throws Exception {
    assertThat(get("/open/https%3A%2F%2Fexample.org%2Fa%2F1/text", null).body())
        .isEqualTo("https://example.org/a/1");
  }

  @Test
  void answersWrongFieldsWithAPointerEach() throws Exception {
    var answer = get("/open/bad", null);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertProblem(answer).contains("\"pointer\":\"/headline\"")
        .contains("\"pointer\":\"/language\"");
  }

  @Test
  void answersAPathThatIsNotThereWithAProblem() throws Exception {
    var answer = get("/nowhere", null);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertProblem(answer).contains("no-such-path");
  }

  @Test
  void hidesWhatBroke() throws Exception {
    var answer = get("/open/broken", null);

    assertThat(answer.statusCode()).isEqualTo(500);
    assertProblem(answer).doesNotContain("secret of the house");
  }

  private static org.assertj.core.api.AbstractStringAssert<?> assertProblem(
      HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(
        type -> assertThat(type).startsWith("application/problem+json"));
    return assertThat(answer.body());
  }

  private HttpResponse<String> get(String path, @org.jspecify.annotations.Nullable String key)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)), key);
  }

  private HttpResponse<String> post(String path, @org.jspecify.annotations.Nullable String key)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .POST(HttpRequest.BodyPublishers.noBody()), key);
  }

  private static HttpResponse<String> send(
      HttpRequest.Builder request, @org.jspecify.annotations.Nullable String key)
      throws IOException, InterruptedException {
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  @SpringBootApplication
  @RestController
  static class Things {
    @Bean
    AccessRules accessRules() {
      return new AccessRules()
          .require(HttpMethod.POST, "/things", "things:write")
          .require("/secrets", "secrets:read")
          .open("/open/**");
    }

    @PostMapping("/things")
    String make() {
      return "made";
    }

    @GetMapping("/open")
    String open() {
      return "open";
    }

    @GetMapping("/open/{id}/text")
    String id(@PathVariable String id) {
      return id;
    }

    @GetMapping("/open/bad")
    String bad() {
      throw new InvalidRequest(List.of(
          new FieldError("/headline", "is missing"), new FieldError("/language", "is missing")));
    }

    @GetMapping("/open/broken")
    String broken() {
      throw new IllegalStateException("secret of the house");
    }
  }
}
