package io.newswire.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.newswire.ingest.DeskClient.Answer;
import io.newswire.testsupport.TestKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole service, started while Kafka and the registry cannot be reached. */
class WithoutKafkaTests {
  private static final int MEBIBYTE = 1024 * 1024;

  private static final IngestCopy COPY = IngestCopy.startAlone();

  private final DeskClient desk = COPY.desk();

  @AfterAll
  static void stop() {
    COPY.close();
  }

  @Test
  void answersAGoodArticleWithRetryAfterInTime() {
    var start = Instant.now();

    var answer = desk.post(DeskClient.article(null, "Rain"));

    assertProblem(answer, 503, "log-unavailable");
    assertThat(answer.retryAfter()).isNotNull();
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void answersReadersAndBatchesTheSame() {
    assertProblem(desk.get("urn:x:1"), 503, "log-unavailable");
    assertProblem(desk.kill("urn:x:1", "Libel"), 503, "log-unavailable");
    assertProblem(desk.send("POST", "/articles/batch", BodyPublishers.ofString("{}"),
        "Content-Type", "application/x-ndjson"), 503, "log-unavailable");
  }

  @Test
  void isAliveAndNotReady() {
    assertThat(desk.open("/actuator/health/liveness").status()).isEqualTo(200);
    assertThat(desk.open("/actuator/health/readiness").status()).isEqualTo(503);
    assertThat(desk.open("/actuator/health").status()).isEqualTo(503);
  }

  @Test
  void showsTheVocabularyToEverybody() {
    var answer = desk.open("/content-types");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.field("/contentTypes/0/uri")).isEqualTo("urn:newswire:content-type:news");
    assertThat(answer.text()).contains("\"label\":\"Underwritten\"");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"headline": "x                                                    | 400 | /headline
      {"headline": 1, "language": "en", "body": "x"}                     | 422 | /headline
      {"language": "en", "body": "x"}                                    | 422 | /headline
      {"headline": "x", "language": "en", "body": "x", "contentType": 1} | 422 | /contentType
      {"headline": "x", "language": "en", "body": "<script>x</script>"}  | 422 | /body
      {"headline": "x", "language": "en", "body": "x", "updatedAt": "0"} | 422 | /updatedAt
      """)
  void namesTheWrongFieldAllTheSame(String json, int status, String pointer) {
    var answer = desk.post(json);

    assertProblem(answer, status, "invalid-request");
    assertThat(answer.field("/errors/0/pointer")).isEqualTo(pointer);
    assertThat(answer.field("/errors/0/detail")).isNotBlank();
  }

  @Test
  void namesTheFieldWithBrokenUtf8() {
    var answer = desk.post("{\"headline\": \"Caf\u00E9\"}".getBytes(ISO_8859_1));

    assertProblem(answer, 400, "invalid-request");
    assertThat(answer.field("/errors/0/pointer")).isEqualTo("/headline");
  }

  @Test
  void refusesABodyOfMoreThanAMebibyte() {
    var answer = desk.post("{\"headline\": \"x\", \"language\": \"en\", \"body\": \""
        + "x".repeat(MEBIBYTE + 1) + "\"}");

    assertProblem(answer, 413, "invalid-request");
    assertThat(answer.field("/errors/0/pointer")).isEqualTo("/body");
  }

  @Test
  void refusesARequestOfThreeMebibytesAndNamesTheField() {
    var json = "{\"headline\": \"x\", \"language\": \"en\", \"body\": \"" + "x".repeat(3 * MEBIBYTE)
        + "\"}";

    // with a Content-Length, and in chunks
    for (var body : List.of(BodyPublishers.ofString(json),
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json.getBytes(UTF_8))))) {
      var answer = desk.send("POST", "/articles", body);
      assertProblem(answer, 413, "invalid-request");
      assertThat(answer.field("/errors/0/pointer")).isEqualTo("/body");
    }
  }

  @Test
  void takesJsonAndNothingElse() {
    var article = DeskClient.article(null, "x");

    assertProblem(desk.post(article, "Content-Type", "text/plain"), 415, "");
    assertProblem(desk.post(article, "Content-Type", "application/json; charset=iso-8859-1"), 415,
        "media-type-unsupported");
    assertProblem(desk.post(article, "Content-Encoding", "gzip"), 415, "media-type-unsupported");
    assertThat(desk.post(article, "Content-Type", "application/json; charset=UTF-8").status())
        .isEqualTo(503);
    assertProblem(desk.send("DELETE", "/articles/x", BodyPublishers.noBody()), 405, "");
  }

  @Test
  void asksForAKeyWithTheScope() {
    var article = DeskClient.article(null, "x");

    assertProblem(desk.post(article, "Authorization", ""), 401, "key-missing");
    // It may be one that was issued: the topic of keys cannot be read here.
    assertProblem(desk.post(article, "Authorization", "Bearer nw_guess"), 503, "callers-unknown");
    assertProblem(desk.post(article, "Authorization", "Bearer " + TestKeys.admin()), 403,
        "scope-missing");
    assertThat(desk.send("GET", "/articles/x", BodyPublishers.noBody(), "Authorization",
        "Bearer " + TestKeys.admin()).status()).isEqualTo(503);
    assertProblem(desk.open("/articles/x"), 401, "key-missing");
  }

  @Test
  void refusesAMalformedIdempotencyKey() {
    var article = DeskClient.article(null, "x");

    assertProblem(desk.post(article, "Idempotency-Key", "x".repeat(256)), 400,
        "idempotency-key-malformed");
    assertProblem(desk.post(article, "Idempotency-Key", ""), 400, "idempotency-key-malformed");
  }

  private static void assertProblem(Answer answer, int status, String type) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.mediaType()).startsWith("application/problem+json");
    assertThat(answer.field("/type")).contains(type);
    assertThat(answer.field("/title")).isNotBlank();
    assertThat(answer.field("/detail")).isNotBlank();
  }
}
