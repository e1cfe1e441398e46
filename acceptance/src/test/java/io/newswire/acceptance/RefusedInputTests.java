package io.newswire.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;

import io.newswire.event.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What desks send by mistake: named field by field, and nothing of it on the topic. */
@Order(30)
class RefusedInputTests {
  private static final int MIB = 1024 * 1024;
  private static final String JSON = "application/json";

  private final RunningProduct product = RunningProduct.shared();
  private final DeskClient desk = product.desk();
  private final WireTap wire = product.wire();
  private long before;

  @BeforeEach
  void count() {
    before = wire.written(Topics.ARTICLES);
  }

  @AfterEach
  void nothingIsOnTheTopic() {
    assertThat(wire.written(Topics.ARTICLES)).isEqualTo(before);
  }

  static Stream<Arguments> wrongFields() {
    return Stream.of(
        arguments("/headline", good().putNull("headline")),
        arguments("/headline", without("headline")),
        arguments("/headline", good().put("headline", 7)),
        arguments("/headline", good().put("headline", "   ")),
        arguments("/headline", good().put("headline", "two\nlines")),
        arguments("/language", without("language")),
        arguments("/language", good().put("language", "Klingonese")),
        arguments("/body", without("body")),
        arguments("/body", good().put("body", "<p>Hi</p><script>alert(1)</script>")),
        arguments("/body", good().put("body", "<p onclick=\"steal()\">Hi</p>")),
        arguments("/body", good().put("body", "<a href=\"java\tscript:alert(1)\">Hi</a>")),
        arguments("/bodyMarkdown", good().put("bodyMarkdown", "Hi")),
        arguments("/contentType", good().put("contentType", "advertorial")),
        arguments("/underwriter", good().put("contentType", "underwritten")),
        arguments("/publication", good().put("publication", "no-such-title")),
        arguments("/publishedAt", good().put("publishedAt", "yesterday")),
        arguments("/publishedAt", good().put("publishedAt", "2026-02-30T10:00:00Z")),
        arguments("/updatedAt", good().put("updatedAt", 1_795_000_000)),
        arguments("/urgency", good().put("urgency", 9)),
        arguments("/urgency", good().put("urgency", "4")),
        arguments("/id", good().put("id", "not a uri")),
        arguments("/canonicalUrl", good().put("canonicalUrl", "javascript:alert(1)")),
        arguments("/sections", good().put("sections", "politics")),
        arguments("/headlin", good().put("headlin", "A typo")),
        arguments("/images/0/url", withImage("caption", "No address")),
        arguments("/images/0/url", withImage("url", "images/1.jpg")),
        arguments("/authors/0/name", withAuthor("role", "editor")),
        arguments("/authors/0/role", withAuthor("role", "plumber")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("wrongFields")
  void aWrongFieldIsNamed(String pointer, ObjectNode article) {
    var answer = desk.post(article);

    assertThat(answer.status()).as("%s", answer).isBetween(400, 499);
    assertProblem(answer);
    assertThat(pointers(answer)).contains(pointer);
    assertThat(answer.json().path("errors").valueStream())
        .allSatisfy(error -> assertThat(error.path("detail").asString()).isNotBlank());
  }

  @Test
  void everyWrongFieldIsNamedAtOnce() {
    var article = good().put("headline", "").put("publishedAt", "soon").put("urgency", 0);

    assertThat(pointers(desk.post(article))).contains("/headline", "/publishedAt", "/urgency");
  }

  @Test
  void malformedJsonIsRefusedWithItsPlace() {
    var answer = desk.postRaw("{\"headline\": \"cut o".getBytes(UTF_8), JSON);

    assertThat(answer.status()).isEqualTo(400);
    assertProblem(answer);
  }

  @Test
  void whatIsNoObjectIsRefused() {
    for (var body : List.of("[]", "7", "null", "\"text\"", "")) {
      var answer = desk.postRaw(body.getBytes(UTF_8), JSON);

      assertThat(answer.status()).as("%s: %s", body, answer).isBetween(400, 422);
      assertProblem(answer);
    }
  }

  @Test
  void brokenUtf8IsRefused() {
    var latin = good().put("headline", "Café closes").toString().getBytes(ISO_8859_1);

    var answer = desk.postRaw(latin, JSON);

    assertThat(answer.status()).isEqualTo(400);
    assertProblem(answer);
    assertThat(answer.text()).containsIgnoringCase("UTF-8");
  }

  @Test
  void aBodyOfThreeMebibytesIsTooLarge() {
    var answer = desk.post(good().put("body", "<p>" + "x".repeat(3 * MIB) + "</p>"));

    assertThat(answer.status()).isEqualTo(413);
    assertProblem(answer);
  }

  @Test
  void aBodyThatAloneIsTooLargeIsNamed() {
    var answer = desk.post(good().put("body", "<p>" + "x".repeat(MIB) + "</p>"));

    assertThat(answer.status()).isEqualTo(413);
    assertProblem(answer);
    assertThat(pointers(answer)).contains("/body");
  }

  @Test
  void anotherMediaTypeIsRefused() {
    var answer = desk.postRaw(good().toString().getBytes(UTF_8), "text/plain");

    assertThat(answer.status()).isEqualTo(415);
    assertProblem(answer);
  }

  @Test
  void whoeverHasNoKeyOrTheWrongOneIsRefused() {
    var url = product.stack().ingestUrl();
    var strangers = List.of(new HttpCaller(url), HttpCaller.withKey(url, "nw_wrong"));
    assertThat(strangers).allSatisfy(stranger -> {
      var answer = stranger.sendJson("POST", "/articles", good());
      assertThat(answer.status()).isEqualTo(401);
      assertProblem(answer);
      assertThat(answer.header("www-authenticate")).containsIgnoringCase("bearer");
    });

    var operator = HttpCaller.withKey(url, product.stack().keys().admin());
    var answer = operator.sendJson("POST", "/articles", good());
    assertThat(answer.status()).isEqualTo(403);
    assertProblem(answer);
  }

  @Test
  void aChangeToAnArticleThatIsNotThereIsRefused() {
    var id = Articles.freshId();

    assertThat(desk.put(id, good()).status()).isBetween(400, 499);
    assertThat(desk.put(id, good().put("id", id)).status()).isEqualTo(404);
    assertThat(desk.kill(id, "Gone").status()).isEqualTo(404);
    assertProblem(desk.kill(id, ""));
  }

  private static ObjectNode good() {
    return Articles.plain("refused");
  }

  private static ObjectNode without(String field) {
    var article = good();
    article.remove(field);
    return article;
  }

  private static ObjectNode withImage(String field, String value) {
    var article = good();
    article.putArray("images").addObject().put(field, value);
    return article;
  }

  private static ObjectNode withAuthor(String field, String value) {
    var article = good();
    article.putArray("authors").addObject().put(field, value);
    return article;
  }

  private static void assertProblem(Answer answer) {
    assertThat(answer.header("content-type")).startsWith("application/problem+json");
    var problem = JsonMapper.shared().readTree(answer.bytes());
    assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
    assertThat(problem.path("type").asString()).isNotBlank();
    assertThat(problem.path("title").asString()).isNotBlank();
    assertThat(problem.path("detail").asString("")).isNotBlank();
  }

  private static List<String> pointers(Answer answer) {
    return answer.json().path("errors").valueStream()
        .map(error -> error.path("pointer").asString()).toList();
  }
}
