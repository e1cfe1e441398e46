package io.newswire.ingest.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.newswire.ingest.ArticlesTopic;
import io.newswire.ingest.DeskClient;
import io.newswire.ingest.IngestCopy;
import io.newswire.testsupport.TestStack;
import io.newswire.testsupport.TestStackInitializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The desk over a real topic and a database that it makes itself. */
class DeskTests {
  private static final TestStack.Database DATABASE = TestStack.shared().newDatabase();
  private static final IngestCopy COPY = start();

  private final DeskClient api = COPY.desk();
  private final DeskPages desk = DeskPages.signedIn(api.base());
  private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

  private static IngestCopy start() {
    var settings = new HashMap<>(TestStackInitializer.withDatabase(DATABASE));
    settings.put("NEWSWIRE_DESK_DB_URL", DATABASE.url() + "_desk");
    return IngestCopy.start(settings);
  }

  @BeforeAll
  static void waitUntilReady() {
    var api = COPY.desk();
    await().until(() -> api.open("/actuator/health/readiness").status() == 200);
  }

  @AfterAll
  static void stop() {
    COPY.close();
  }

  @Test
  void whatIsPostedAtTheDeskStandsOnTheTopicAndInTheListWithItsPlace() {
    var posted = desk.submit(desk.get("/desk/new").form("#article"), Map.of(
        "headline", "The bridge " + word, "body", "It *opened* at five.", "sections",
        "local, roads",
        "embargoUntil", "2031-07-01T06:00", "zone", "Europe/Berlin"));

    assertThat(posted.status()).as(posted.text()).isEqualTo(200);
    assertThat(posted.path()).startsWith("/desk/article?id=");
    assertThat(posted.text()).contains("Posted. It is on its way.", "The bridge " + word);
    var id = posted.html().expectFirst("code").text();
    var article = api.get(id).json();
    assertThat(article.path("body").asString()).contains("<p>It <em>opened</em> at five.</p>");
    assertThat(article.path("embargoUntil").asString()).isEqualTo("2031-07-01T04:00:00Z");
    await().untilAsserted(() -> {
      var revision = api.send("GET", DeskClient.path(id) + "/timeline", none()).json()
          .path("revisions").path(0);
      assertThat(revision.path("change").asString()).isEqualTo("published");
      assertThat(revision.path("acceptedBy").asString()).isEqualTo("editor");
      assertThat(revision.path("topic").path("offset").isIntegralNumber()).isTrue();
    });
    assertThat(desk.get("/desk?q=" + word).text()).contains("The bridge", "Embargoed");
    assertThat(desk.get("/desk?q=" + word + "&state=killed").text()).contains("Nothing like that");
    assertThat(desk.get("/desk?q=" + word.substring(0, 9) + "&section=roads&type=news").text())
        .contains("The bridge");
  }

  @Test
  void showsWhatIsWrongBesideWhatWasWritten() {
    var refused = desk.submit(desk.get("/desk/new").form("#article"), new String[]{
        "picture.url", "https://example.org/1.jpg", "picture.caption", "", "picture.credit", "Jane",
        "picture.alt", "", "picture.role", "lead", "picture.syndication", "no"});

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html().select("#headline[aria-invalid]")).hasSize(1);
    assertThat(refused.text()).contains("Headline is missing",
        "a picture with News needs its caption").doesNotContain("headline is missing");
    assertThat(refused.html().expectFirst("#picture-0-credit").val()).isEqualTo("Jane");
    assertThat(refused.html().expectFirst("#picture-0-syndication option[selected]").val())
        .isEqualTo("no");
  }

  @Test
  void aCorrectionKeepsWhatTheFieldsDoNotShow() {
    var id = DeskClient.newId();
    api.post("""
        {"id": "%s", "headline": "Old", "language": "en", "body": "<p>x</p><ul><li>y</li></ul>", "contentType": "opinion",
         "subjects": [{"scheme": "http://cv.iptc.org/newscodes/mediatopic/", "code": "medtop:1"}],
         "authors": [{"name": "Ada", "email": "ada@example.org"}], "extensions": {"x:y": {"z": [1]}},
         "images": [{"url": "https://example.org/i.jpg", "width": 900, "caption": "C", "credit": "D"}]}
        """.formatted(id));

    var corrected = desk.submit(desk.edit(id).form("#article"),
        Map.of("headline", "New", "correctionNote", "The headline was old."));

    assertThat(corrected.text()).contains("revision 2");
    var article = api.get(id).json();
    assertThat(article.path("headline").asString()).isEqualTo("New");
    assertThat(article.path("correctionNote").asString()).isEqualTo("The headline was old.");
    assertThat(article.path("subjects").path(0).path("code").asString()).isEqualTo("medtop:1");
    assertThat(article.path("images").path(0).path("width").asInt()).isEqualTo(900);
    assertThat(article.path("authors").path(0).path("email").asString())
        .isEqualTo("ada@example.org");
    assertThat(article.at("/extensions/x:y/z/0").asInt()).isEqualTo(1);
    assertThat(article.path("body").asString()).isEqualTo("<p>x</p><ul><li>y</li></ul>");
    assertThat(article.path("disclosure").asString()).contains("author's own");
  }

  @Test
  void doesNotOverwriteWhatSomebodyElseHasSavedMeanwhile() {
    var id = DeskClient.newId();
    api.post(DeskClient.article(id, "First"));
    var form = desk.edit(id).form("#article");
    api.put(id, DeskClient.article(id, "Second"));

    var refused = desk.submit(form, Map.of("headline", "Third"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text()).contains("Somebody has saved another revision");
    assertThat(refused.html().expectFirst("#headline").text()).isEqualTo("Third");
    assertThat(api.get(id).json().path("headline").asString()).isEqualTo("Second");
  }

  @Test
  void leadsToWhatTheSameFormHasPostedBefore() {
    var form = desk.get("/desk/new").form("#article");
    var posted = desk.submit(form, Map.of("headline", "Typpo " + word, "body", "x"));
    var id = posted.html().expectFirst("code").text();

    var again = desk.submit(form, Map.of("headline", "Typo " + word));

    assertThat(again.status()).isEqualTo(422);
    assertThat(again.html().expectFirst("[role=alert]").text()).contains("revision 1");
    assertThat(again.html().expectFirst("#headline").text()).isEqualTo("Typo " + word);
    var opened = desk.get(again.html().expectFirst("[role=alert] a").attr("href"));
    var corrected = desk.submit(opened.form("#article"), Map.of("headline", "Typo " + word));
    assertThat(corrected.text()).contains("Posted: revision 2");
    assertThat(api.get(id).field("/headline")).isEqualTo("Typo " + word);
  }

  @Test
  void leadsToTheRevisionThatTheSameFormHasPostedBefore() {
    var id = DeskClient.newId();
    api.post(DeskClient.article(id, "First"));
    var form = desk.edit(id).form("#article");
    desk.submit(form, Map.of("headline", "Second"));

    var again = desk.submit(form, Map.of("headline", "Third"));

    assertThat(again.status()).isEqualTo(422);
    assertThat(again.html().expectFirst("[role=alert]").text()).contains("revision 2");
    assertThat(desk.get(again.html().expectFirst("[role=alert] a").attr("href")).html()
        .expectFirst("#headline").text()).isEqualTo("Second");
  }

  @Test
  void saysOfAKillThatIsSentAgainWithAnotherReasonThatTheFirstStands() {
    var id = DeskClient.newId();
    api.post(DeskClient.article(id, "Wrong"));
    var form = desk.article(id).form("#kill form");
    desk.submit(form, Map.of("reason", "Libel"));

    var again = desk.submit(form, Map.of("reason", "Slander"));

    assertThat(again.text()).contains("It is killed already", "Killed: Libel");
  }

  @Test
  void killsWithAReason() {
    var id = DeskClient.newId();
    api.post(DeskClient.article(id, "Wrong " + word));

    var killed = desk.submit(desk.article(id).form("#kill form"),
        Map.of("reason", "The quote is not authentic."));

    assertThat(killed.text()).contains("Killed: The quote is not authentic.");
    assertThat(killed.html().select("#kill")).isEmpty();
    await().untilAsserted(
        () -> assertThat(desk.get("/desk?state=killed&q=" + word).text()).contains("Wrong"));
  }

  @Test
  void listsAsKilledWhatACopyThatKnewNothingOfItAppendedTo() {
    var id = DeskClient.newId();
    api.post(DeskClient.article(id, "Wrong " + word));
    api.kill(id, "Libel");

    ArticlesTopic.leaveBehind(id, 100);

    await().until(() -> hasRead(id, 100));
    assertThat(desk.get("/desk?state=killed&q=" + word).text()).contains("Wrong");
    var newest = api.send("GET", DeskClient.path(id) + "/timeline", none()).json()
        .path("revisions").path(0);
    assertThat(newest.path("change").asString()).isEqualTo("killed");
    assertThat(newest.path("revision").asLong()).isEqualTo(2);
  }

  private static boolean hasRead(String id, long revision) throws SQLException {
    try (
        var connection = DriverManager.getConnection(DATABASE.url() + "_desk", DATABASE.user(),
            DATABASE.password());
        var statement = connection
            .prepareStatement("SELECT FROM revision WHERE article_id = ? AND revision = ?")) {
      statement.setString(1, id);
      statement.setLong(2, revision);
      return statement.executeQuery().next();
    }
  }

  @Test
  void saysWhatReadersAndPlatformsWillSay() {
    var form = desk.get("/desk/new").form("#article");
    form.attr("action", "/desk/preflight");

    var said = desk.submit(form,
        Map.of("headline", "Short", "body", "x", "contentType", "opinion"));

    assertThat(said.text()).contains("The views expressed are the author's own.",
        "msn Would reject it", "MSN takes none of fewer than 21");
  }

  @Test
  void losesNothingOfWhatWasWrittenWhileKafkaIsAway() {
    var id = DeskClient.newId();
    api.post(DeskClient.article(id, "First"));
    var editor = desk.edit(id).form("#article");
    var kill = desk.article(id).form("#kill form");

    TestStack.shared().stopKafka();
    try {
      var refused = desk.submit(editor, Map.of("headline", "Second " + word));
      var notKilled = desk.submit(kill, Map.of("reason", "Libel " + word));

      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.html().expectFirst("#headline").text()).isEqualTo("Second " + word);
      assertThat(refused.html().expectFirst("[role=alert]").text()).contains("Nothing is lost");
      assertThat(notKilled.status()).isEqualTo(503);
      assertThat(notKilled.html().expectFirst("#reason").text()).isEqualTo("Libel " + word);
      TestStack.shared().startKafka();

      await().untilAsserted(() -> assertThat(desk.submit(refused.form("#article")).text())
          .contains("Posted: revision 2"));
      assertThat(desk.submit(notKilled.form("#kill")).text()).contains("Killed: Libel " + word);
    } finally {
      TestStack.shared().startKafka();
    }
  }

  @Test
  void goesOnWithoutItsDatabase() {
    TestStack.shared().stopDatabase();
    try {
      var posted = desk.submit(desk.get("/desk/new").form("#article"),
          Map.of("headline", "Meanwhile " + word, "body", "x"));

      assertThat(posted.text()).contains("Posted. It is on its way.",
          "The timeline cannot be read just now");
      assertThat(desk.get("/desk").text()).contains("The list cannot be read just now");
      assertThat(
          api.send("GET", DeskClient.path(DeskClient.newId()) + "/timeline", none()).status())
          .isEqualTo(503);
    } finally {
      TestStack.shared().startDatabase();
    }
    await().untilAsserted(
        () -> assertThat(desk.get("/desk?q=" + word).text()).contains("Meanwhile"));
  }

  private static java.net.http.HttpRequest.BodyPublisher none() {
    return java.net.http.HttpRequest.BodyPublishers.noBody();
  }
}
