package io.newswire.syndication.feed;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Rendered.kill;
import static io.newswire.syndication.Subscriber.header;
import static io.newswire.syndication.Subscriber.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import io.newswire.syndication.Administrator;
import io.newswire.syndication.MutableClock;
import io.newswire.syndication.Subscriber;
import io.newswire.syndication.Syndication;
import io.newswire.syndication.SyndicationTest;
import io.newswire.event.RenderedArticle;
import io.newswire.syndication.entry.Entries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SyndicationTest
class PrivateFeedTests {
  private static final JsonMapper JSON = new JsonMapper();

  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private Entries entries;
  @Autowired
  private Feeds feeds;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private MutableClock clock;
  @LocalServerPort
  private int port;

  private Syndication syndication;
  private Administrator admin;
  private Subscriber subscriber;
  private final String name = "f-" + UUID.randomUUID();
  private final String path = "/feeds/" + name + ".atom";
  private final String section = "s-" + UUID.randomUUID();
  private final String id = freshId();
  private String partner = "";

  @BeforeEach
  void publishInAPrivateFeed() {
    syndication = new Syndication(transaction, entries, feeds);
    admin = new Administrator(port);
    subscriber = new Subscriber(port);
    clock.advance(ofSeconds(5));
    partner = created("/partners", Map.of("name", "Harwick Standard")).get("id").asString();
    define(Map.of());
    syndication.takeIn(article(id, 1, section));
    // This copy of the service hears of the feed a moment later.
    await().until(() -> subscriber.get(path).statusCode() == 401);
  }

  @Test
  void areReadWithATokenByBearerByBasicAndByParameter() {
    var token = issue(Map.of());
    awaitRead(token);

    var byBearer = subscriber.get(path, "Authorization", "Bearer " + token);
    var byBasic = subscriber.get(path, "Authorization", "Basic "
        + Base64.getEncoder().encodeToString(("anything:" + token).getBytes(UTF_8)));
    var byParameter = subscriber.get(path + "?token=" + token);

    for (var response : List.of(byBearer, byBasic, byParameter)) {
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(text(response)).contains(id).doesNotContain(token);
      assertThat(header(response, "Cache-Control")).startsWith("private, ");
      assertThat(header(response, "Vary"))
          .isEqualTo("Accept-Encoding, Sec-Fetch-Dest, Authorization");
      assertThat(header(response, "X-Robots-Tag")).contains("noindex");
      assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
    assertThat(subscriber.get(path, "Authorization", "Bearer " + token, "If-None-Match",
        header(byBearer, "ETag")).statusCode()).isEqualTo(304);
  }

  @Test
  void areRefusedToEverybodyElse() {
    var anonymous = subscriber.get(path);
    var invented = subscriber.get(path, "Authorization", "Bearer nwf_invented");
    var byEditorsHabit = subscriber.get(path, "Authorization", "Basic bm9jb2xvbg==");

    for (var response : List.of(anonymous, invented, byEditorsHabit)) {
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(response.headers().allValues("WWW-Authenticate")).hasSize(2)
          .first().asString().startsWith("Basic");
      assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
      assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
      assertThat(text(response)).doesNotContain(id).contains("token");
    }
  }

  @Test
  void areReadByThoseAloneWhomTheirTokenAdmits() {
    var other = "o-" + UUID.randomUUID();
    created("/feeds", Map.of("name", other, "title", "Another", "filter",
        Map.of("section", section), "access", "private"));
    var token = issue(Map.of("feeds", List.of(other)));

    await().untilAsserted(() -> assertThat(subscriber.get("/feeds/" + other + ".atom",
        "Authorization", "Bearer " + token).statusCode()).isEqualTo(200));
    assertThat(subscriber.get(path, "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(403);
  }

  @Test
  void areClosedToATokenThatIsRevoked() {
    var token = issue(Map.of("label", "the old reader"));
    awaitRead(token);
    var listed = JSON.readTree(admin.get("/partners/" + partner + "/feed-tokens").body())
        .get("tokens").get(0);
    assertThat(listed.get("label").asString()).isEqualTo("the old reader");
    assertThat(listed.has("token")).isFalse();

    var revoked = admin.delete("/partners/" + partner + "/feed-tokens/"
        + listed.get("id").asString());

    assertThat(revoked.statusCode()).isEqualTo(204);
    await().untilAsserted(() -> assertThat(
        subscriber.get(path, "Authorization", "Bearer " + token).statusCode()).isEqualTo(401));
  }

  @Test
  void areClosedWhenTheirPartnerGoes() {
    var token = issue(Map.of());
    awaitRead(token);

    admin.delete("/partners/" + partner);

    await().untilAsserted(() -> assertThat(
        subscriber.get(path, "Authorization", "Bearer " + token).statusCode()).isEqualTo(401));
  }

  @Test
  void areListedNowhere() {
    awaitRead(issue(Map.of()));

    assertThat(subscriber.text("/feeds")).doesNotContain(name);
    assertThat(subscriber.text("/feeds.opml")).doesNotContain(name);
    assertThat(text(subscriber.get("/feeds", "Accept", "text/html"))).doesNotContain(name);
  }

  @Test
  void areOpenedAndClosedByTheirDefinition() {
    assertThat(subscriber.get(path).statusCode()).isEqualTo(401);

    admin.patch("/feeds/" + name, Map.of("access", "public"));
    await().untilAsserted(() -> assertThat(subscriber.get(path).statusCode()).isEqualTo(200));

    admin.patch("/feeds/" + name, Map.of("access", "private"));
    await().untilAsserted(() -> assertThat(subscriber.get(path).statusCode()).isEqualTo(401));
  }

  @Test
  void takeDownWhichPartnerHasWhat() {
    var token = issue(Map.of());
    awaitRead(token);
    syndication.takeIn(article(id, 2, section));
    await().untilAsserted(() -> {
      subscriber.get(path, "Authorization", "Bearer " + token, "User-Agent", "Reader/2");
      assertThat(fetched()).containsExactly("1 false", "2 false");
    });
    syndication.takeIn(kill(id, 3, "Wrong bridge"));

    await().untilAsserted(() -> {
      subscriber.get(path, "Authorization", "Bearer " + token, "User-Agent", "Reader/2");
      assertThat(fetched()).containsExactly("0 true", "1 false", "2 false");
    });
    assertThat(
        jdbc.sql("SELECT DISTINCT agent FROM feed_fetches WHERE article_id = ? AND revision = 2")
            .param(id).query(String.class).list())
        .containsExactly("Reader/2");
  }

  @Test
  void areAsPrivateInTheirArchive() {
    var token = issue(Map.of());
    awaitRead(token);
    for (int more = 0; more < FeedContents.PAGE; more++) {
      syndication.takeIn(article(freshId(), 1, section));
    }
    await().until(() -> read(token).contains("prev-archive"));
    var link = Pattern.compile("rel=\"prev-archive\"[^>]* href=\"[^\"]*(/feeds/[^\"]+)\"")
        .matcher(read(token));
    assertThat(link.find()).isTrue();
    var page = link.group(1);

    var admitted = subscriber.get(page, "Authorization", "Bearer " + token);

    assertThat(text(admitted)).contains(id);
    assertThat(header(admitted, "Cache-Control")).startsWith("private");
    assertThat(header(admitted, "X-Robots-Tag")).contains("noindex");
    assertThat(admitted.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(subscriber.get(page).statusCode()).isEqualTo(401);
    assertThat(subscriber.get(page + "?token=" + token).statusCode()).isEqualTo(200);
  }

  @Test
  void takeDownNothingForThoseWhoOnlyAskForTheHeaders() {
    var token = issue(Map.of());
    await().untilAsserted(() -> assertThat(subscriber.send("HEAD", path, "Authorization",
        "Bearer " + token).statusCode()).isEqualTo(200));

    await().during(ofSeconds(1)).atMost(ofSeconds(3)).until(() -> fetched().isEmpty());
  }

  @Test
  void showArticlesLaterWhereTheyAreDefinedSo() {
    var late = freshId();
    admin.patch("/feeds/" + name, Map.of("delayMinutes", 30));
    var token = issue(Map.of());
    awaitRead(token, 200);
    syndication.takeIn(accepted(late, 1));
    await().untilAsserted(() -> assertThat(subscriber.text("/feeds/" + section + ".atom"))
        .contains(late));
    assertThat(read(token)).doesNotContain(late);
    clock.advance(ofMinutes(29));
    syndication.takeIn(accepted(late, 2));
    assertThat(read(token)).doesNotContain(late);

    clock.advance(ofMinutes(1));

    await().untilAsserted(() -> assertThat(read(token)).contains(late));
  }

  @Test
  void showArticlesUnderEmbargoToThoseWhoMayHaveThemEarly() {
    var early = "e-" + UUID.randomUUID();
    created("/feeds", Map.of("name", early, "title", "Under embargo", "filter",
        Map.of("section", section), "access", "private", "earlyAccess", true));
    var token = issue(Map.of());
    await().untilAsserted(() -> assertThat(early(early, token).statusCode()).isEqualTo(403));
    assertThat(text(early(early, token))).contains("early access");
    assertThat(admin.patch("/partners/" + partner, Map.of("earlyAccess", true)).statusCode())
        .isEqualTo(200);
    var embargoed = freshId();
    var embargo = clock.instant().plus(Duration.ofHours(2));
    syndication.takeIn(article(embargoed, 1,
        builder -> builder.setSections(List.of(section)).setEmbargoUntil(embargo)));

    await().untilAsserted(() -> assertThat(text(early(early, token))).contains(embargoed, id)
        .contains("under embargo"));
    assertThat(read(token)).contains(id).doesNotContain(embargoed);
    assertThat(subscriber.text("/feeds/latest.atom")).doesNotContain(embargoed);

    syndication.takeIn(kill(embargoed, 2, "Too early"));
    await().untilAsserted(() -> assertThat(text(early(early, token)))
        .contains("at:deleted-entry ref=\"" + embargoed + "\"", "Too early"));
    assertThat(read(token)).doesNotContain(embargoed);
    // Whoever may no longer have them early is kept out at once.
    admin.patch("/partners/" + partner, Map.of("earlyAccess", false));
    await().untilAsserted(() -> assertThat(early(early, token).statusCode()).isEqualTo(403));
  }

  @Test
  void showAnEmbargoedArticleToEverybodyAtItsMinuteAndAsItWasToThoseWhoHadIt() {
    var early = "e-" + UUID.randomUUID();
    created("/feeds", Map.of("name", early, "title", "Under embargo", "filter",
        Map.of("section", section), "access", "private", "earlyAccess", true));
    admin.patch("/partners/" + partner, Map.of("earlyAccess", true));
    var token = issue(Map.of());
    var embargoed = freshId();
    var embargo = clock.instant().plus(Duration.ofHours(2));
    syndication.takeIn(article(embargoed, 1,
        builder -> builder.setSections(List.of(section)).setEmbargoUntil(embargo)));
    await().until(() -> admin.get("/feeds/" + early).body().contains("\"filling\":false"));
    await().untilAsserted(() -> assertThat(text(early(early, token))).contains(embargoed, id));
    var before = early(early, token);

    clock.advance(Duration.ofHours(2));

    awaitRead(token);
    await().untilAsserted(() -> assertThat(read(token)).contains(embargoed));
    assertThat(early(early, token).body()).isEqualTo(before.body());
  }

  @Test
  void areEarlyFromTheFirstOrNever() {
    assertThat(admin.post("/feeds", Map.of("name", "e-" + UUID.randomUUID(), "title", "Early",
        "filter", Map.of("section", section), "earlyAccess", true)).body())
        .contains("/earlyAccess", "private");
    assertThat(admin.patch("/feeds/" + name, Map.of("earlyAccess", true)).body())
        .contains("/earlyAccess", "cannot change");
  }

  private HttpResponse<byte[]> early(String feed, String token) {
    return subscriber.get("/feeds/" + feed + ".atom", "Authorization", "Bearer " + token);
  }

  @Test
  void neverShowWhatWasKilledBeforeItsTime() {
    var late = freshId();
    admin.patch("/feeds/" + name, Map.of("delayMinutes", 30));
    var token = issue(Map.of());
    syndication.takeIn(accepted(late, 1));
    syndication.takeIn(kill(late, 2, "Wrong bridge"));

    clock.advance(ofMinutes(31));

    await().until(() -> jdbc.sql("SELECT count(*) FROM feed_turn WHERE article_id = ?").param(late)
        .query(Integer.class).single() == 0);
    assertThat(read(token)).doesNotContain(late);
  }

  @Test
  void sayWhatIsWrongWithATokenThatIsAskedFor() {
    var answer = admin.post("/partners/" + partner + "/feed-tokens",
        Map.of("feeds", List.of("latest"), "lable", "x"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/feeds/0", "names no private feed", "/lable");
    assertThat(admin.post("/partners/nobody/feed-tokens", Map.of()).statusCode()).isEqualTo(404);
  }

  private RenderedArticle accepted(String article, long revision) {
    return article(article, revision, builder -> builder.setSections(List.of(section))
        .setAcceptedAt(clock.instant()));
  }

  private void define(Map<String, Object> more) {
    var feed = new HashMap<String, Object>(Map.of("name", name, "title", "For partners",
        "filter", Map.of("section", section), "access", "private"));
    feed.putAll(more);
    created("/feeds", feed);
  }

  private JsonNode created(String at, Map<String, ?> body) {
    var answer = admin.post(at, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body());
  }

  private String issue(Map<String, ?> body) {
    return created("/partners/" + partner + "/feed-tokens", body).get("token").asString();
  }

  private String read(String token) {
    return text(subscriber.get(path, "Authorization", "Bearer " + token));
  }

  private void awaitRead(String token) {
    await().untilAsserted(() -> assertThat(read(token)).contains(id));
  }

  private void awaitRead(String token, int status) {
    await().untilAsserted(() -> assertThat(
        subscriber.get(path, "Authorization", "Bearer " + token).statusCode()).isEqualTo(status));
  }

  private List<String> fetched() {
    return jdbc.sql("""
        SELECT revision || ' ' || removal FROM feed_fetches
        WHERE article_id = ? AND partner_id = ? ORDER BY revision
        """)
        .params(id, partner).query(String.class).list();
  }
}
