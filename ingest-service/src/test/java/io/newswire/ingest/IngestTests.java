package io.newswire.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import io.newswire.event.PubStatus;
import io.newswire.ingest.DeskClient.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Through HTTP onto a real topic, and back. */
class IngestTests {
  private static final IngestCopy COPY = IngestCopy.shared();

  private final DeskClient desk = COPY.desk();
  private final String id = DeskClient.newId();

  @BeforeAll
  static void waitUntilReady() {
    ArticlesTopic.awaitReady(COPY.desk());
  }

  @Test
  void putsTheWholeArticleOnTheTopicBeforeItAnswers() {
    var answer = desk.post(
        """
        {"headline": "Flood “rises”", "language": "de", "body": "<h1>Eins</h1><p>Zwei<br>drei",
         "contentType": "underwritten", "underwriter": {"name": "X Foundation"},
         "authors": [{"name": "E", "role": "editor"}], "sections": ["world"],
         "images": [{"url": "https://example.org/i.jpg", "caption": "C", "credit": "Jane / AP"}]}""",
        "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.revision()).isEqualTo(1);
    assertThat(answer.location()).isEqualTo(DeskClient.path(answer.field("/id")));
    var record = ArticlesTopic.only(answer.field("/id"));
    assertThat(record.key()).isEqualTo(answer.field("/id"));
    assertThat(record.header("traceparent"))
        .isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    var article = record.article();
    assertThat(article.getEventId()).isEqualTo(answer.field("/eventId"));
    assertThat(article.getBody()).isEqualTo("<h2>Eins</h2><p>Zwei<br />drei</p>");
    assertThat(article.getHeadline()).isEqualTo("Flood “rises”");
    assertThat(article.getContentType().getDisclosure()).contains("not approved");
    assertThat(article.getUnderwriter().getName()).isEqualTo("X Foundation");
    assertThat(article.getImages().getFirst().getCredit()).isEqualTo("Jane / AP");
    assertThat(article.getPublishedAt()).isEqualTo(article.getAcceptedAt());
  }

  @Test
  void beginsATraceWhereThereIsNone() {
    desk.post(DeskClient.article(id, "x"));

    assertThat(ArticlesTopic.only(id).header("traceparent")).matches("00-\\w{32}-\\w{16}-01");
  }

  @Test
  void showsAnArticleAsSoonAsItIsAccepted() {
    desk.post("""
        {"id": "%s", "headline": "x", "language": "en", "bodyMarkdown": "*x*", "urgency": 2,
         "authors": [{"name": "A"}]}""".formatted(id));

    var shown = desk.get(id);

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.field("/id")).isEqualTo(id);
    assertThat(shown.field("/body")).isEqualTo("<p><em>x</em></p>\n");
    assertThat(shown.field("/contentType")).isEqualTo("news");
    assertThat(shown.field("/pubStatus")).isEqualTo("USABLE");
    assertThat(shown.field("/authors/0/role")).isEqualTo("author");
    assertThat(shown.field("/acceptedAt")).endsWith("Z");
    assertThat(shown.json().has("killReason")).isFalse();
  }

  @Test
  void replacesTheWholeSnapshotAndKeepsTheFirstDate() {
    desk.post("""
        {"id": "%s", "headline": "x", "language": "en", "body": "x", "slug": "s",
         "publishedAt": "2026-01-02T03:04:05Z"}""".formatted(id));

    var answer = desk.put(id, """
        {"headline": "y", "language": "en", "body": "y", "correctionNote": "Not x."}""");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.revision()).isEqualTo(2);
    var article = ArticlesTopic.of(id).getLast().article();
    assertThat(article.getSlug()).isNull();
    assertThat(article.getCorrectionNote()).isEqualTo("Not x.");
    assertThat(article.getPublishedAt()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(article.getUpdatedAt()).isEqualTo(article.getAcceptedAt());
  }

  @Test
  void killsForGoodAndLeavesNoText() {
    desk.post("""
        {"id": "%s", "headline": "Head", "language": "en", "body": "Secret", "standfirst": "Secret",
         "sections": ["world"], "correctionNote": "Secret",
         "images": [{"url": "https://example.org/i.jpg", "caption": "Secret"}]}""".formatted(id));

    var killed = desk.kill(id, "Libel");
    var again = desk.kill(id, "Another reason");

    assertThat(killed.status()).isEqualTo(202);
    assertThat(killed.revision()).isEqualTo(2);
    assertThat(again.json()).isEqualTo(killed.json());
    var article = ArticlesTopic.of(id).getLast().article();
    assertThat(article.getPubStatus()).isEqualTo(PubStatus.CANCELED);
    assertThat(article.getKillReason()).isEqualTo("Libel");
    assertThat(article.getHeadline()).isEqualTo("Head");
    assertThat(article.getSections()).containsExactly("world");
    assertThat(article.toString()).doesNotContain("Secret");
    assertThat(desk.get(id).field("/killReason")).isEqualTo("Libel");
    assertProblem(desk.put(id, DeskClient.article(null, "y")), 409, "article-killed");
    assertProblem(desk.post(DeskClient.article(id, "y")), 409, "article-killed");
    assertThat(ArticlesTopic.of(id)).hasSize(2);
  }

  @Test
  void takesTheSameIdAndContentForTheSameEvent() {
    var first = desk.post(DeskClient.article(id, "x"));

    assertThat(desk.post(DeskClient.article(id, "x")).json()).isEqualTo(first.json());
    assertThat(desk.put(id, DeskClient.article(null, "x")).json()).isEqualTo(first.json());
    assertThat(ArticlesTopic.of(id)).hasSize(1);
  }

  @Test
  void countsOnWhereTheContentDiffers() {
    desk.post(DeskClient.article(id, "x"));

    assertThat(desk.post(DeskClient.article(id, "y")).revision()).isEqualTo(2);
    assertThat(desk.put(id, DeskClient.article(id, "x")).revision()).isEqualTo(3);
  }

  @Test
  void takesTheSendersOwnRevisionsIfTheyGrow() {
    var article = "{\"id\": \"" + id + "\", \"revision\": %d, \"headline\": \"%s\","
        + " \"language\": \"en\", \"body\": \"x\"}";

    assertThat(desk.post(article.formatted(17, "x")).revision()).isEqualTo(17);
    assertThat(desk.post(article.formatted(17, "x")).revision()).isEqualTo(17);
    assertProblem(desk.post(article.formatted(17, "y")), 409, "revision-outdated");
    assertProblem(desk.post(article.formatted(3, "y")), 409, "revision-outdated");
    assertThat(desk.post(article.formatted(40, "y")).revision()).isEqualTo(40);
    assertThat(desk.put(id, DeskClient.article(null, "z")).revision()).isEqualTo(41);
    assertThat(ArticlesTopic.of(id)).hasSize(3);
  }

  @Test
  void answersAKeyTheSameEachTime() {
    var key = UUID.randomUUID().toString();
    var first = desk.post(DeskClient.article(null, "x"), "Idempotency-Key", key);
    var givenId = first.field("/id");
    desk.put(givenId, DeskClient.article(null, "y"));

    var again = desk.post(DeskClient.article(null, "x"), "Idempotency-Key", key);

    assertThat(first.status()).isEqualTo(202);
    assertThat(again.json()).isEqualTo(first.json());
    assertProblem(desk.post(DeskClient.article(null, "z"), "Idempotency-Key", key), 422,
        "idempotency-key-taken");
    assertProblem(desk.post(DeskClient.article(id, "x"), "Idempotency-Key", key), 422,
        "idempotency-key-taken");
    assertThat(ArticlesTopic.of(givenId)).hasSize(2);
  }

  @Test
  void takesFiftyRequestsWithTheSameKeyAtOnceForOne() throws Exception {
    var key = UUID.randomUUID().toString();
    var post = (Callable<Answer>) () -> desk.post(DeskClient.article(null, "x"), "Idempotency-Key",
        key);

    var answers = atOnce(Collections.nCopies(50, post));

    assertThat(answers).allSatisfy(it -> assertThat(it.status()).isEqualTo(202));
    assertThat(answers).extracting(Answer::text).containsOnly(answers.getFirst().text());
    ArticlesTopic.only(answers.getFirst().field("/id"));
  }

  @Test
  void numbersConcurrentRevisionsWithoutGapOrRepetition() throws Exception {
    desk.post(DeskClient.article(id, "first"));
    var puts = new ArrayList<Callable<Answer>>();
    for (int number = 0; number < 30; number++) {
      var headline = "h" + number;
      puts.add(() -> desk.put(id, DeskClient.article(null, headline)));
    }

    var revisions = atOnce(puts).stream().map(Answer::revision).sorted().toList();

    assertThat(revisions).containsExactlyElementsOf(
        LongStream.rangeClosed(2, 31).boxed().toList());
    assertThat(ArticlesTopic.of(id)).extracting(it -> it.article().getRevision()).isSorted();
  }

  @Test
  void doesNotKnowWhatWasNeverPosted() {
    assertProblem(desk.get(id), 404, "article-not-found");
    assertProblem(desk.put(id, DeskClient.article(null, "x")), 404, "article-not-found");
    assertProblem(desk.kill(id, "x"), 404, "article-not-found");
    assertThat(ArticlesTopic.of(id)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.org/a/b?c=d&e=%20#f", "tag:example.org,2026:x",
      "urn:x:a+b;c=d", "http://example.org//double//slash/", "urn:x:100%25"})
  void takesAnyUriForAnId(String uri) {
    var own = uri + UUID.randomUUID();

    assertThat(desk.post(DeskClient.article(own, "x")).field("/id")).isEqualTo(own);
    assertThat(desk.put(own, DeskClient.article(null, "y")).revision()).isEqualTo(2);
    assertThat(desk.get(own).field("/id")).isEqualTo(own);
    assertThat(desk.kill(own, "x").revision()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\": \"%s\", \"headline\": \"x", "{\"id\": \"%s\", \"headline\": 1}",
      "{\"id\": \"%s\", \"headline\": \"x\", \"language\": \"en\", \"body\": \"<script>x</script>\"}",
      "{\"id\": \"%s\", \"headline\": \"x\", \"language\": \"en\", \"body\": \"x\", \"urgency\": 9}"})
  void leavesNothingOfABadArticleOnTheTopic(String json) {
    assertThat(desk.post(json.formatted(id)).status()).isBetween(400, 422);

    assertThat(ArticlesTopic.of(id)).isEmpty();
    assertProblem(desk.get(id), 404, "article-not-found");
  }

  @Test
  void takesTheLargestArticleThatIsAllowed() {
    var body = "ä".repeat(512 * 1024);

    var answer = desk.post("{\"id\": \"" + id + "\", \"headline\": \"x\", \"language\": \"en\","
        + " \"body\": \"" + body + "\"}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(desk.get(id).field("/body")).isEqualTo(body);
  }

  @Test
  void answersABatchLineByLine() {
    var lines = String.join("\n",
        DeskClient.article(id, "one"),
        "{\"headline\": 1}",
        "",
        DeskClient.article(id, "two"),
        "not json",
        "{\"body\": \"" + "x".repeat(3 * 1024 * 1024) + "\"}",
        DeskClient.article(id, "three"));

    var results = batch(lines, "Idempotency-Key", UUID.randomUUID().toString());

    assertThat(results).extracting(it -> it.get("line").intValue())
        .containsExactly(1, 2, 4, 5, 6, 7);
    assertThat(results).extracting(it -> it.get("status").intValue())
        .containsExactly(202, 422, 202, 400, 413, 202);
    assertThat(results).extracting(it -> it.path("revision").asString())
        .containsExactly("1", "", "2", "", "", "3");
    assertThat(results.get(1).at("/problem/errors/0/pointer").asString()).isEqualTo("/headline");
    assertThat(results.get(4).at("/problem/errors/0/pointer").asString()).isEqualTo("/body");
    assertThat(desk.get(id).field("/headline")).isEqualTo("three");
  }

  @Test
  void takesABatchThatIsSentTwiceForOne() {
    var key = UUID.randomUUID().toString();
    var lines = DeskClient.article(null, "one") + "\n" + DeskClient.article(null, "two") + "\n";

    var first = batch(lines, "Idempotency-Key", key);

    assertThat(first).hasSize(2).doesNotHaveDuplicates();
    assertThat(batch(lines, "Idempotency-Key", key)).isEqualTo(first);
  }

  @Test
  void tellsOperatorsWhatComesIn() {
    desk.post(DeskClient.article(id, "x"));
    desk.post(DeskClient.article(id, "x"));
    desk.post("{}");

    assertThat(desk.open("/actuator/prometheus").text())
        .contains("newswire_ingest_accepted_total{operation=\"post\"}")
        .contains("newswire_ingest_refused_total{reason=\"invalid\"}")
        .contains("newswire_ingest_duplicates_total")
        .contains("newswire_ingest_publish_seconds_bucket")
        .contains("newswire_ingest_articles");
    assertThat(desk.open("/actuator/health/readiness").status()).isEqualTo(200);
  }

  private List<JsonNode> batch(String lines, String... headers) {
    var all = new ArrayList<>(List.of("Content-Type", "application/x-ndjson"));
    all.addAll(List.of(headers));
    var answer = desk.send("POST", "/articles/batch",
        BodyPublishers.ofByteArray(lines.getBytes(UTF_8)), all.toArray(String[]::new));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.text().lines()
        .map(line -> new Answer(200, null, null, null, line).json()).toList();
  }

  private static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }

  private static void assertProblem(Answer answer, int status, String type) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.field("/type")).endsWith(type);
  }
}
