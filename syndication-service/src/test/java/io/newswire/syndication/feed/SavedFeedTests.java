package io.newswire.syndication.feed;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Rendered.kill;
import static io.newswire.syndication.Subscriber.header;
import static io.newswire.syndication.Subscriber.text;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.newswire.event.PubStatus;
import io.newswire.event.RenderedArticle;
import io.newswire.event.Subject;
import io.newswire.syndication.Administrator;
import io.newswire.syndication.MutableClock;
import io.newswire.syndication.Rendered;
import io.newswire.syndication.Subscriber;
import io.newswire.syndication.Syndication;
import io.newswire.syndication.SyndicationTest;
import io.newswire.syndication.entry.Entries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SyndicationTest
class SavedFeedTests {
  private static final JsonMapper JSON = new JsonMapper();

  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private Entries entries;
  @Autowired
  private Feeds feeds;
  @Autowired
  private FeedTable table;
  @Autowired
  private FeedContents contents;
  @Autowired
  private FeedArchives archives;
  @Autowired
  private FeedDefinitions definitions;
  @Autowired
  private DeclaredFeeds declared;
  @Autowired
  private MutableClock clock;
  @LocalServerPort
  private int port;

  private Syndication syndication;
  private Administrator admin;
  private Subscriber subscriber;
  private final String name = "f-" + UUID.randomUUID();
  private final FeedName feed = new FeedName(name);
  private final String section = "s-" + UUID.randomUUID();
  private final String id = freshId();

  @BeforeEach
  void syndication() {
    syndication = new Syndication(transaction, entries, feeds);
    admin = new Administrator(port);
    subscriber = new Subscriber(port);
    clock.advance(ofSeconds(5));
  }

  @Test
  void takeInWhatTheirFilterMatchesAndLoseWhatItNoLongerMatches() {
    save(Map.of("section", section, "not", Map.of("contentType", "opinion")));

    syndication.takeIn(article(id, 1, section), article(freshId(), 1, "elsewhere-" + section));
    assertThat(articles()).containsExactly(id);

    var before = table.get(feed).version();
    syndication.takeIn(article(id, 2, section));
    assertThat(table.get(feed).version()).isEqualTo(before + 1);

    syndication.takeIn(article(id, 3, "elsewhere-" + section));
    assertThat(articles()).isEmpty();
    assertThat(contents.read(feed).tombstones()).isEmpty();
  }

  @Test
  void tellAKillAndAnExpiry() {
    save(Map.of("section", section));
    var expiring = freshId();
    syndication.takeIn(article(id, 1, section), article(expiring, 1, builder -> builder
        .setSections(List.of(section)).setExpiresAt(clock.instant().plus(ofHours(2)))));

    syndication.takeIn(kill(id, 2, "Wrong bridge"));
    clock.advance(ofHours(3));

    await().untilAsserted(
        () -> assertThat(contents.read(feed).tombstones()).extracting(Tombstone::reason)
            .containsExactly("Expired", "Wrong bridge"));
    assertThat(articles()).isEmpty();
  }

  @Test
  void showAnEmbargoedArticleAtItsMinute() {
    save(Map.of("section", section));
    var embargo = clock.instant().plus(ofHours(2));
    syndication.takeIn(article(id, 1,
        builder -> builder.setSections(List.of(section)).setEmbargoUntil(embargo)));
    assertThat(articles()).isEmpty();

    clock.advance(ofHours(2));

    await().untilAsserted(() -> assertThat(articles()).containsExactly(id));
    assertThat(table.get(feed).changedAt()).isEqualTo(embargo);
  }

  @Test
  void askForSubjectsWithAllThatStandsBelowThemAndForWords() {
    save(Map.of("subject", "medtop:04000000", "text", "\"central bank\" -" + section));

    syndication.takeIn(
        article(id, 1, builder -> builder.setHeadline("Central bank moves")
            .setSubjects(List.of(new Subject("http://cv.iptc.org/newscodes/mediatopic/",
                "medtop:20000350", null)))),
        article(freshId(), 1, builder -> builder.setHeadline("The bank is central")
            .setSubjects(List.of(new Subject("http://cv.iptc.org/newscodes/mediatopic/",
                "medtop:20000350", null)))),
        article(freshId(), 1, builder -> builder.setHeadline("Central bank moves")));

    assertThat(articles()).containsExactly(id);
  }

  @Test
  void areFilledWithTheEntriesAtHand() {
    var articles = IntStream.range(0, 1200)
        .mapToObj(number -> article("urn:x:%s:%04d".formatted(section, number), 1,
            builder -> builder.setSections(List.of(section))
                .setPublishedAt(Rendered.NOON.plusSeconds(number))))
        .toList();
    syndication.takeIn(articles.reversed().toArray(RenderedArticle[]::new));
    syndication.takeIn(kill(articles.getLast().getId(), 2, "Wrong bridge"));

    save(Map.of("section", section));

    await().untilAsserted(() -> assertThat(isFilling()).isFalse());
    assertThat(articles()).isEqualTo(articles.subList(1149, 1199).reversed().stream()
        .map(RenderedArticle::getId).toList());
    assertThat(requireNonNull(archives.find(feed)).pages()).isEqualTo(23);
    assertThat(contents.read(feed).tombstones()).isEmpty();
  }

  @Test
  void missNothingThatComesWhileTheyAreFilled() throws Exception {
    var ids = new ArrayList<String>();
    try (var copies = Executors.newFixedThreadPool(4)) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < 40; i++) {
        var one = freshId();
        ids.add(one);
        running.add(copies.submit(() -> syndication.takeIn(article(one, 1, section))));
        if (i == 20) {
          save(Map.of("section", section));
        }
      }
      for (var each : running) {
        each.get();
      }
    }

    await().untilAsserted(() -> assertThat(isFilling()).isFalse());
    assertThat(articles()).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void areDecidedAnewWhenTheirFilterChanges() {
    var other = "t-" + section;
    save(Map.of("section", section));
    syndication.takeIn(article(id, 1, section), article("urn:x:" + other, 1, other));
    assertThat(articles()).containsExactly(id);

    var answer = admin.patch("/feeds/" + name, Map.of("filter", Map.of("section", other)));

    assertThat(answer.statusCode()).isEqualTo(200);
    await().untilAsserted(() -> assertThat(articles()).containsExactly("urn:x:" + other));
    assertThat(contents.read(feed).tombstones()).isEmpty();
  }

  @Test
  void sayOfThemselvesWhatTheirDefinitionSays() {
    var answer = save(Map.of("section", section), Map.of("title", "Tides & ferries",
        "description", "All that floats", "image", "https://tide.example/i.png",
        "ttlMinutes", 15, "language", "sv", "pageSize", 2, "formats", List.of("rss", "json")));
    assertThat(answer.get("filter")).isEqualTo(JSON.valueToTree(Map.of("section", section)));
    syndication.takeIn(article(freshId(), 1, section), article(freshId(), 1, section),
        article(id, 1, section));

    await().untilAsserted(() -> assertThat(subscriber.text("/feeds/" + name + ".rss"))
        .contains("<title>Tides &amp; ferries</title>", "<description>All that floats",
            "<url>https://tide.example/i.png</url>", "<ttl>15</ttl>", "<language>sv</language>",
            id));
    assertThat(JSON.readTree(subscriber.text("/feeds/" + name + ".json")).get("items")).hasSize(2);
    assertThat(subscriber.get("/feeds/" + name + ".atom").statusCode()).isEqualTo(404);
    assertThat(subscriber.text("/feeds")).contains(name + ".rss").doesNotContain(name + ".atom");

    admin.patch("/feeds/" + name, Map.of("title", "Ferries"));
    await().untilAsserted(() -> assertThat(subscriber.text("/feeds/" + name + ".rss"))
        .contains("<title>Ferries</title>"));
  }

  @Test
  void endAndMoveAndComeBack() {
    save(Map.of("section", section));
    syndication.takeIn(article(id, 1, section));
    var path = "/feeds/" + name + ".atom";
    await().untilAsserted(() -> assertThat(subscriber.text(path)).contains(id));

    admin.patch("/feeds/" + name, Map.of("state", "closed"));
    await().untilAsserted(() -> assertThat(subscriber.get(path).statusCode()).isEqualTo(410));
    assertThat(subscriber.text("/feeds")).doesNotContain(name);

    var missed = freshId();
    syndication.takeIn(article(missed, 1, section));
    admin.patch("/feeds/" + name, Map.of("state", "open"));
    await().untilAsserted(() -> assertThat(text(subscriber.get(path))).contains(id, missed));

    admin.patch("/feeds/" + name, Map.of("state", "moved", "movedTo", "latest"));
    await().untilAsserted(() -> assertThat(table.get(feed).movedTo()).isEqualTo(FeedName.LATEST));
    await().untilAsserted(() -> {
      assertThat(subscriber.get(path).statusCode()).isEqualTo(301);
      assertThat(header(subscriber.get(path), "Location")).isEqualTo("/feeds/latest.atom");
    });

    assertThat(admin.delete("/feeds/" + name).statusCode()).isEqualTo(204);
    await().untilAsserted(() -> assertThat(subscriber.get(path).statusCode()).isEqualTo(410));
    assertThat(admin.get("/feeds/" + name).statusCode()).isEqualTo(404);
    save(Map.of("section", "nothing-" + section));
    await().untilAsserted(() -> assertThat(text(subscriber.get(path))).doesNotContain(id));
  }

  @Test
  void keepTheirNameFromSections() {
    save(Map.of("keyword", section));

    syndication.takeIn(article(id, 1, name));

    assertThat(articles()).isEmpty();
    var taken = "s-" + UUID.randomUUID();
    syndication.takeIn(article(freshId(), 1, taken));
    assertThat(admin.post("/feeds", Map.of("name", taken, "title", "T")).statusCode())
        .isEqualTo(409);
    assertThat(admin.post("/feeds", Map.of("name", name, "title", "T")).statusCode())
        .isEqualTo(409);
  }

  @Test
  void nameEverythingThatIsWrongWithThem() {
    var answer = admin.post("/feeds", Map.of("name", "latest", "pageSize", 201, "image", "x",
        "filter", Map.of("sektion", "x"), "formats", List.of("pdf"), "state", "moved",
        "publication", "none", "colour", "red"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(JSON.readTree(answer.body()).get("errors").valueStream()
        .map(error -> error.get("pointer").asString()))
        .containsExactlyInAnyOrder("/name", "/title", "/pageSize", "/image", "/filter/sektion",
            "/formats", "/movedTo", "/publication", "/colour");
    assertThat(admin.post("/feeds", Map.of("name", name, "title", "T", "state", "moved",
        "movedTo", "no-such-feed")).body()).contains("/movedTo", "names no feed");
  }

  @Test
  void areAdministratorsBusiness() {
    assertThat(subscriber.send("POST", "/feeds").statusCode()).isEqualTo(401);
    assertThat(subscriber.send("GET", "/feeds/" + name).statusCode()).isEqualTo(401);
    assertThat(subscriber.send("DELETE", "/feeds/" + name).statusCode()).isEqualTo(401);
    assertThat(subscriber.get("/feeds").statusCode()).isEqualTo(200);
  }

  @Test
  void areAsTheFileSaysAndEndWhenItSaysSoNoLonger() {
    var other = "f-" + UUID.randomUUID();
    definitions.declare(declared.parse("""
        feeds:
          - name: %s
            title: Declared
            filter:
              section: %s
          - {name: %s, title: Moved, state: moved, movedTo: %s}
        """.formatted(name, section, other, name)));
    syndication.takeIn(article(id, 1, section));
    var before = table.get(feed);
    assertThat(articles()).containsExactly(id);
    assertThat(admin.patch("/feeds/" + name, Map.of("title", "Mine")).statusCode()).isEqualTo(409);

    definitions.declare(declared.parse("""
        feeds:
          - {name: %s, title: Declared, filter: {section: %s}}
        """.formatted(name, section)));

    assertThat(table.get(feed)).isEqualTo(before);
    assertThat(table.get(new FeedName(other)).state()).isEqualTo(SavedFeed.State.DELETED);

    definitions.declare(List.of());
  }

  @Test
  void stopTheStartWhereTheFileIsWrong() {
    assertThatIllegalStateException().isThrownBy(() -> declared.parse("""
        feeds:
          - {name: Sport, title: Sport}
          - {name: sport, title: Sport, filter: {section: []}}
          - {name: tides, title: Tides}
          - {name: tides, title: Tides}
        """)).withMessageContaining("/feeds/0/name must be")
        .withMessageContaining("/feeds/1/filter/section must be")
        .withMessageContaining("/feeds/3/name is there twice");
  }

  @Test
  void leaveNoTraceOfWhatWasNeverSeen() {
    save(Map.of("section", section));
    syndication.takeIn(article(id, 1, builder -> builder.setPubStatus(PubStatus.WITHHELD)
        .setSections(List.of(section))));

    syndication.takeIn(kill(id, 2, "Never to be known"));

    assertThat(contents.read(feed).tombstones()).isEmpty();
  }

  private boolean isFilling() {
    return JSON.readTree(admin.get("/feeds/" + name).body()).get("filling").asBoolean();
  }

  private JsonNode save(Map<String, ?> filter) {
    return save(filter, Map.of());
  }

  private JsonNode save(Map<String, ?> filter, Map<String, ?> details) {
    var definition = new HashMap<String, Object>(details);
    definition.put("name", name);
    definition.putIfAbsent("title", "A feed");
    definition.put("filter", filter);
    var answer = admin.post("/feeds", definition);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body());
  }

  private List<String> articles() {
    return contents.read(feed).standing().stream().map(one -> one.article().value()).toList();
  }
}
