package io.newswire.syndication.feed;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Rendered.kill;
import static io.newswire.syndication.Subscriber.header;
import static io.newswire.syndication.Subscriber.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import io.newswire.event.PubStatus;
import io.newswire.event.RenderedArticle;
import io.newswire.syndication.Administrator;
import io.newswire.syndication.MutableClock;
import io.newswire.syndication.Rendered;
import io.newswire.syndication.Subscriber;
import io.newswire.syndication.Syndication;
import io.newswire.syndication.SyndicationTest;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.feed.ArchiveReader.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@SyndicationTest
class ArchiveTests {
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private Entries entries;
  @Autowired
  private Feeds feeds;
  @Autowired
  private MutableClock clock;
  @LocalServerPort
  private int port;

  private Syndication syndication;
  private Subscriber subscriber;
  private ArchiveReader reader;
  private final String section = "s-" + UUID.randomUUID();

  @BeforeEach
  void syndication() {
    syndication = new Syndication(transaction, entries, feeds);
    subscriber = new Subscriber(port);
    reader = new ArchiveReader(subscriber);
    clock.advance(ofSeconds(5));
  }

  /** 10,000 articles, of which one in a hundred is killed and one moves away while the rest come. */
  @Tag("proof")
  @Test
  void rebuildTenThousandArticlesFromTheLinks() {
    var standing = new HashSet<String>();
    var killed = new HashSet<String>();
    for (int batch = 0; batch < 40; batch++) {
      var articles = IntStream.range(0, 250)
          .mapToObj(_ -> article(freshId(), 1, section)).toList();
      syndication.takeIn(articles.toArray(RenderedArticle[]::new));
      articles.forEach(one -> standing.add(one.getId()));
      var some = standing.stream().limit(3).toList();
      syndication.takeIn(some.stream().map(id -> kill(id, 2, "Wrong bridge"))
          .toArray(RenderedArticle[]::new));
      some.forEach(standing::remove);
      killed.addAll(some);
    }
    var moved = standing.iterator().next();
    syndication.takeIn(article(moved, 2, "elsewhere-" + section));
    standing.remove(moved);

    for (var format : List.of("atom", "rss", "json")) {
      var documents = await().until(() -> walk(format), all -> all.size() == 201);
      var pages = documents.subList(1, documents.size());
      assertThat(ArchiveReader.entries(documents)).isEqualTo(standing);
      assertThat(ArchiveReader.deleted(pages)).isEqualTo(killed);
      // No article stands in two pages, and none was ever in the wrong place.
      assertThat(pages.stream().flatMap(page -> page.entries().stream())).doesNotHaveDuplicates();
      assertThat(pages).allSatisfy(page -> {
        assertThat(page.archived()).isTrue();
        assertThat(page.current()).isEqualTo("/feeds/" + section + "." + format);
        assertThat(page.entries()).hasSizeLessThanOrEqualTo(50);
      });
      assertThat(documents.getFirst().archived()).isFalse();
      assertThat(pages.getLast().previous()).isNull();
      // And the other way round.
      for (int page = 1; page < pages.size(); page++) {
        assertThat(pages.get(page).next()).isEqualTo(pages.get(page - 1).path());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"atom", "rss", "json"})
  void leaveNoGapBetweenTheSubscriptionDocumentAndTheNewestPage(String format) {
    var ids = new HashSet<String>();
    // Old articles that come late stand behind the newest fifty at once.
    for (int count = 1; count <= 103; count++) {
      var published = Rendered.NOON.minus(count % 2 == 0 ? ofDays(count) : ofHours(count));
      var one = article(freshId(), 1,
          builder -> builder.setSections(List.of(section)).setPublishedAt(published));
      syndication.takeIn(one);
      ids.add(one.getId());
      if (count % 25 == 1 || count == 103) {
        await().untilAsserted(
            () -> assertThat(ArchiveReader.entries(walk(format))).isEqualTo(ids));
      }
    }
  }

  @Test
  void keepAPagesBytesWhateverComesAfterIt() {
    fill(50);
    var first = awaitPage("atom", 1);
    var tag = header(subscriber.get(first.path()), "ETag");

    clock.advance(ofDays(40));
    fill(75);

    awaitPage("atom", 2);
    var later = subscriber.get(first.path());
    assertThat(later.body()).isEqualTo(first.bytes());
    assertThat(header(later, "ETag")).isEqualTo(tag);
    assertThat(subscriber.get(first.path(), "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(subscriber.get(first.path(), "If-Modified-Since", header(later, "Last-Modified"))
        .statusCode()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"atom", "rss", "json"})
  void putATombstoneInTheKilledArticlesPlace(String format) {
    var ids = fill(120);
    var page = awaitPage(format, 1);
    var before = subscriber.get(page.path());
    clock.advance(ofDays(60));
    // The feed's own document has long forgotten the kill.
    syndication.takeIn(kill(ids.getFirst(), 2, "It & its “source” <were> made up"));
    clock.advance(ofDays(60));
    fill(1);

    assertThat(page.entries()).contains(ids.getFirst());
    await().untilAsserted(
        () -> assertThat(read(page).deleted()).containsExactly(ids.getFirst()));
    var after = read(page);
    assertThat(after.entries()).hasSize(49).doesNotContain(ids.getFirst());
    assertThat(new String(after.bytes(), UTF_8))
        .contains("source");
    await().untilAsserted(
        () -> assertThat(reader.read("/feeds/" + section + "." + format).deleted()).isEmpty());
    assertThat(subscriber.get(page.path(), "If-None-Match", header(before, "ETag")).statusCode())
        .isEqualTo(200);
    assertThat(subscriber.get(page.path(), "If-Modified-Since", header(before, "Last-Modified"))
        .statusCode()).isEqualTo(200);
  }

  @Test
  void showACorrectionInThePageAndInTheSubscriptionDocument() {
    var ids = fill(120);
    var page = awaitPage("atom", 1);

    syndication.takeIn(article(ids.get(3), 2, builder -> builder.setSections(List.of(section))
        .setCorrectionNote("It was the other bridge").setPublishedAt(Rendered.NOON)));

    await().untilAsserted(() -> assertThat(reader.read("/feeds/" + section + ".atom").entries())
        .contains(ids.get(3)));
    var after = read(page);
    assertThat(after.entries()).containsExactlyElementsOf(page.entries());
    assertThat(new String(after.bytes(), UTF_8))
        .contains("revision 2");
  }

  @Test
  void bringAnArticleBackToItsOldPlace() {
    var ids = fill(60);
    var page = awaitPage("rss", 1);
    syndication.takeIn(article(ids.getFirst(), 2, builder -> builder
        .setSections(List.of(section)).setPubStatus(PubStatus.WITHHELD)));
    assertThat(read(page).deleted()).containsExactly(ids.getFirst());

    syndication.takeIn(article(ids.getFirst(), 3, section));

    assertThat(read(page).entries()).containsExactlyElementsOf(page.entries());
    assertThat(read(page).deleted()).isEmpty();
  }

  @Test
  void leadFromTheNewestPageToTheSubscriptionDocument() {
    fill(55);
    var page = awaitPage("rss", 1);

    var next = subscriber.get(requireNonNull(page.next()));

    assertThat(next.statusCode()).isEqualTo(307);
    assertThat(header(next, "Location")).isEqualTo("/feeds/" + section + ".rss");
    assertThat(header(next, "Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void tellAKillThatIsAllTheLogHasKept() {
    // A rebuild from the compacted topic: the article itself is no longer there.
    var killed = freshId();
    syndication.takeIn(article(killed, 2, builder -> builder.setPubStatus(PubStatus.CANCELED)
        .setKillReason("Wrong bridge").setSections(List.of(section))));
    fill(49);

    assertThat(awaitPage("atom", 1).deleted()).containsExactly(killed);
  }

  @Test
  void giveNoPageOfAnotherArchiveForItsOwn() {
    fill(50);
    var path = awaitPage("atom", 1).path();

    for (var wrong : List.of(path.replaceAll("[0-9a-f]{8}-1.atom", "00000000-1.atom"),
        path.replace("-1.atom", "-3.atom"), path.replace("-1.atom", "-0.atom"),
        path.replace("-1.atom", "-1.pdf"), path.replace(section, "no-" + section))) {
      var response = subscriber.get(wrong);
      assertThat(response.statusCode()).as(wrong).isEqualTo(404);
      assertThat(header(response, "Content-Type")).startsWith("application/problem+json");
      assertThat(text(response)).contains("prev-archive");
    }
  }

  @Test
  void compressAndAnswerHead() {
    fill(50);
    var path = awaitPage("atom", 1).path();

    var plain = subscriber.get(path);
    var gzip = subscriber.get(path, "Accept-Encoding", "gzip");
    var head = subscriber.send("HEAD", path);

    assertThat(Subscriber.unzipped(gzip)).isEqualTo(plain.body());
    assertThat(header(gzip, "ETag")).isNotEqualTo(header(plain, "ETag"));
    assertThat(header(gzip, "Vary")).isEqualTo("Accept-Encoding, Sec-Fetch-Dest");
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "Content-Length")).isEqualTo(header(plain, "Content-Length"));
    assertThat(header(plain, "Content-Type"))
        .isEqualToIgnoringCase("application/atom+xml;charset=utf-8");
    assertThat(header(plain, "Cache-Control")).contains("max-age=", "stale-if-error=");
    assertThat(header(plain, "Access-Control-Allow-Origin")).isEqualTo("*");
  }

  @Test
  void belongToSavedFeedsAsWell() {
    var ids = fill(70);
    var name = "f-" + section;
    var admin = new Administrator(port);
    assertThat(admin.post("/feeds", Map.of("name", name, "title", "Tides",
        "filter", Map.of("section", section), "pageSize", 20)).statusCode()).isEqualTo(201);
    await().untilAsserted(() -> assertThat(
        ArchiveReader.entries(reader.walk("/feeds/" + name + ".atom"))).isEqualTo(Set.copyOf(ids)));
    var documents = reader.walk("/feeds/" + name + ".atom");
    assertThat(documents).hasSize(4);
    var page = documents.getLast();

    admin.patch("/feeds/" + name, Map.of("title", "Tides & ferries"));
    await().untilAsserted(() -> assertThat(subscriber.text(page.path()))
        .contains("<title>Tides &amp; ferries</title>"));

    admin.patch("/feeds/" + name, Map.of("state", "closed"));
    await().untilAsserted(
        () -> assertThat(subscriber.get(page.path()).statusCode()).isEqualTo(410));
  }

  private List<String> fill(int count) {
    var articles = IntStream.range(0, count)
        .mapToObj(_ -> article(freshId(), 1, section)).toList();
    syndication.takeIn(articles.toArray(RenderedArticle[]::new));
    return new ArrayList<>(articles.stream().map(RenderedArticle::getId).toList());
  }

  private List<Document> walk(String format) {
    return reader.walk("/feeds/" + section + "." + format);
  }

  private Document read(Document page) {
    return reader.read(page.path());
  }

  /** The page with this number, once a reader comes to it. */
  private Document awaitPage(String format, int number) {
    await().untilAsserted(() -> {
      assertThat(subscriber.get("/feeds/" + section + "." + format).statusCode()).isEqualTo(200);
      assertThat(walk(format)).hasSizeGreaterThan(number);
    });
    return walk(format).reversed().get(number - 1);
  }
}
