package io.newswire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.StreamSupport;

import io.newswire.ingest.DeskClient.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What platforms would say, before and at posting. */
class PreflightTests {
  private static final IngestCopy COPY = IngestCopy.shared();
  private static final DeskClient DESK = COPY.desk();

  private static final String FINE = """
      {"id": "%s", "headline": "Harbour bridge opens after nine months of repairs", "language": "en",
       "body": "<p>%s</p>", "sections": ["city"], "authors": [{"name": "Ada Lindqvist"}],
       "images": [{"url": "https://images.example.org/b.jpg", "mediaType": "image/jpeg",
         "width": 2000, "height": 1200, "alt": "The bridge", "credit": "Lena Brandt",
         "role": "lead"}]}""".formatted(DeskClient.newId(), "It opened. ".repeat(60));

  @BeforeAll
  static void waitUntilReady() {
    ArticlesTopic.awaitReady(DESK);
  }

  @Test
  void hasNothingAgainstAnArticleThatKeepsEveryRule() {
    var report = check(FINE, "");

    assertThat(report.status()).as(report.text()).isEqualTo(200);
    assertThat(report.json().path("findings")).isEmpty();
    assertThat(report.json().path("profiles")).hasSize(6);
    assertThat(DESK.post(FINE).json().has("preflight")).isFalse();
  }

  @Test
  void saysHowLongATitleMayBeAndWhatToDo() {
    var longer = FINE.replace("Harbour bridge opens after nine months of repairs",
        "Harbour bridge ".repeat(11) + "opens");

    var report = check(longer, "?profile=msn");

    assertThat(report.json().path("rejectedBy").path(0).asString()).isEqualTo("msn");
    var finding = report.json().path("findings").path(0);
    assertThat(finding.path("rule").asString()).isEqualTo("title-too-long");
    assertThat(finding.path("pointer").asString()).isEqualTo("/headline");
    assertThat(finding.path("severity").asString()).isEqualTo("reject");
    assertThat(finding.path("detail").asString())
        .isEqualTo("The title is 170 characters; MSN takes 150. Shorten it, or give a"
            + " shortHeadline of at most 150.");
    assertThat(check(longer.replace("\"language\"",
        "\"shortHeadline\": \"Harbour bridge opens\", \"language\""), "?profile=msn").json()
        .path("findings")).isEmpty();
  }

  @Test
  void findsWhatEachPlatformWouldMissInABareArticle() {
    var bare = """
        {"headline": "Bridge opens", "language": "en", "body": "<p>It opened.</p>",
         "images": [{"url": "https://images.example.org/b.webp", "mediaType": "image/webp"}]}""";

    var report = check(bare, "");

    assertThat(rules(report)).contains("msn title-too-short", "msn image-credit",
        "smartnews section-missing", "flipboard lead-image-missing", "apple-news image-format",
        "google-news author-missing", "dzen text-too-short");
    assertThat(StreamSupport.stream(report.json().path("rejectedBy").spliterator(), false)
        .map(it -> it.asString())).containsExactly("msn", "apple-news", "dzen");
  }

  @Test
  void warnsThatPartnersGetTheArticleWithoutItsLeadPicture() {
    var restricted = FINE.replace("\"role\": \"lead\"",
        "\"role\": \"lead\", \"syndication\": false");

    var report = check(restricted, "");

    assertThat(rules(report)).containsExactly("msn lead-image-not-for-syndication",
        "smartnews lead-image-not-for-syndication", "flipboard lead-image-not-for-syndication",
        "apple-news lead-image-not-for-syndication", "dzen lead-image-not-for-syndication");
    assertThat(report.json().at("/findings/0/pointer").asString())
        .isEqualTo("/images/0/syndication");
    assertThat(report.json().path("rejectedBy")).isEmpty();
  }

  @Test
  void hasNothingAgainstAPictureThatThePlatformDoesNotGet() {
    var restricted = FINE.replace("\"images\": [", """
        "images": [{"url": "https://images.example.org/c.webp", "mediaType": "image/webp",
          "syndication": false}, """);

    assertThat(check(restricted, "").json().path("findings")).isEmpty();
  }

  @Test
  void tellsThePosterAsWell() {
    var posted = DESK.post("""
        {"headline": "Bridge opens", "language": "en", "body": "<p>It opened.</p>"}""");

    assertThat(posted.status()).isEqualTo(202);
    assertThat(posted.json().path("preflight").path(0).path("rule").asString())
        .isEqualTo("title-too-short");
  }

  @Test
  void tellsThePosterOfABatchLineByLine() {
    var bare = """
        {"headline": "Bridge opens", "language": "en", "body": "<p>It opened.</p>"}""";
    var fine = FINE.replaceAll("\\s*\\n\\s*", " ");

    var answer = DESK.send("POST", "/articles/batch",
        BodyPublishers.ofString(bare + "\n" + fine + "\n{}"), "Content-Type",
        "application/x-ndjson");

    var results = answer.text().lines().map(JsonMapper.shared()::readTree).toList();
    assertThat(results).extracting(it -> it.path("status").asInt())
        .containsExactly(202, 202, 422);
    assertThat(results.getFirst().path("preflight")).isNotEmpty()
        .isEqualTo(DESK.post(bare).json().path("preflight"));
    assertThat(results.stream().skip(1)).noneMatch(it -> it.has("preflight"));
  }

  @Test
  void refusesWhatIngestWouldRefuseAndProfilesThatThereAreNot() {
    assertThat(check("{\"headline\": \"x\"}", "").status()).isEqualTo(422);
    var unknown = check(FINE, "?profile=geocities");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.text()).contains("/profile", "msn");
  }

  @Test
  void asksForAKey() {
    assertThat(DESK.send("POST", "/preflight", BodyPublishers.ofString(FINE), "Authorization",
        "Bearer nobody").status()).isEqualTo(401);
  }

  private static Answer check(String article, String query) {
    return DESK.send("POST", "/preflight" + query, BodyPublishers.ofString(article));
  }

  private static List<String> rules(Answer report) {
    return StreamSupport.stream(report.json().path("findings").spliterator(), false)
        .map(it -> it.path("profile").asString() + " " + it.path("rule").asString()).toList();
  }
}
