package io.newswire.syndication.feed;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Rendered.kill;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.newswire.event.PubStatus;
import io.newswire.event.RenderedArticle;
import io.newswire.syndication.MutableClock;
import io.newswire.syndication.Rendered;
import io.newswire.syndication.Syndication;
import io.newswire.syndication.SyndicationTest;
import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.Entries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@SyndicationTest
class FeedsTests {
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
  private MutableClock clock;

  private Syndication syndication;
  private final String section = "s-" + UUID.randomUUID();
  private final FeedName feed = new FeedName(section);
  private final String id = freshId();

  @BeforeEach
  void syndication() {
    syndication = new Syndication(transaction, entries, feeds);
    clock.advance(ofSeconds(1));
  }

  @Test
  void showAnArticleInTheFeedsOfItsSectionsAndInTheLatest() {
    syndication.takeIn(article(id, 1, section));

    assertThat(articles()).containsExactly(id);
    assertThat(table.get(feed).section()).isEqualTo(section);
    assertThat(table.get(FeedName.LATEST).changedAt()).isEqualTo(clock.instant());
  }

  @Test
  void keepTheFiftyNewestByTheirPublicationInAStableOrder() {
    var articles = new ArrayList<RenderedArticle>();
    for (int i = 0; i < 60; i++) {
      // Pairs that were published in the same moment.
      var published = Rendered.NOON.minus(ofHours(i / 2));
      articles.add(article("urn:x:" + section + ":%02d".formatted(i), 1,
          builder -> builder.setSections(List.of(section)).setPublishedAt(published)));
    }

    syndication.takeIn(articles.reversed().toArray(RenderedArticle[]::new));

    assertThat(articles()).isEqualTo(
        articles.subList(0, 50).stream().map(RenderedArticle::getId).toList());
  }

  @Test
  void getANewVersionOnlyWhenTheDocumentIsAnother() {
    var old = article(id, 1, builder -> builder.setSections(List.of(section))
        .setPublishedAt(Rendered.NOON.minus(ofDays(30))));
    syndication.takeIn(old);
    for (int i = 0; i < 50; i++) {
      syndication.takeIn(article(freshId(), 1, section));
    }
    var before = table.get(feed);

    clock.advance(ofHours(1));
    syndication.takeIn(article(id, 2, builder -> builder.setSections(List.of(section))
        .setPublishedAt(old.getPublishedAt())));
    assertThat(table.get(feed)).isEqualTo(before);

    syndication.takeIn(article(freshId(), 1, section));
    assertThat(table.get(feed).version()).isEqualTo(before.version() + 1);
    assertThat(table.get(feed).changedAt()).isEqualTo(clock.instant());
  }

  @Test
  void leaveATombstoneForAKill() {
    syndication.takeIn(article(id, 1, section));
    clock.advance(ofHours(1));

    syndication.takeIn(kill(id, 2, "Wrong bridge"));

    assertThat(articles()).isEmpty();
    assertThat(contents.read(feed).tombstones()).containsExactly(
        new Tombstone(new ArticleId(id), clock.instant(), "Wrong bridge"));
    assertThat(table.get(feed).changedAt()).isEqualTo(clock.instant());
  }

  @Test
  void leaveATombstoneForAKillThatIsAllTheLogHasKept() {
    syndication.takeIn(article(freshId(), 1, section));

    syndication.takeIn(article(id, 2, builder -> builder.setPubStatus(PubStatus.CANCELED)
        .setKillReason("Wrong bridge").setSections(List.of(section))));

    assertThat(articles()).doesNotContain(id);
    assertThat(contents.read(feed).tombstones()).extracting(Tombstone::article)
        .containsExactly(new ArticleId(id));
    assertThat(contents.read(FeedName.LATEST).tombstones()).extracting(Tombstone::article)
        .contains(new ArticleId(id));
  }

  @Test
  void leaveNoTraceOfWhatWasWithheldFromItsStart() {
    syndication.takeIn(article(id, 1, builder -> builder.setPubStatus(PubStatus.WITHHELD)));

    syndication.takeIn(kill(id, 2, "Never to be known"));

    assertThat(contents.read(FeedName.LATEST).tombstones()).extracting(Tombstone::article)
        .doesNotContain(new ArticleId(id));
  }

  @Test
  void leaveNoTraceOfWhatWasKilledUnderEmbargo() {
    var embargo = clock.instant().plus(ofHours(2));
    syndication.takeIn(article(id, 1,
        builder -> builder.setSections(List.of(section)).setEmbargoUntil(embargo)));

    syndication.takeIn(kill(id, 2, "Never to be known"));
    clock.advance(ofHours(3));

    assertThat(table.all()).extracting(Feed::name).doesNotContain(feed);
    assertThat(contents.read(FeedName.LATEST).tombstones()).extracting(Tombstone::article)
        .doesNotContain(new ArticleId(id));
  }

  @Test
  void showAnEmbargoedArticleAtItsMinuteAndBuryItWhenItExpires() {
    var embargo = clock.instant().plus(ofHours(2));
    syndication.takeIn(article(id, 1, builder -> builder.setSections(List.of(section))
        .setEmbargoUntil(embargo).setExpiresAt(embargo.plus(ofHours(1)))));

    clock.advance(ofHours(2));
    await().untilAsserted(() -> assertThat(articles()).containsExactly(id));
    assertThat(table.get(feed).changedAt()).isEqualTo(embargo);

    clock.advance(ofHours(1));
    await().untilAsserted(() -> assertThat(articles()).isEmpty());
    assertThat(contents.read(feed).tombstones()).containsExactly(
        new Tombstone(new ArticleId(id), embargo.plus(ofHours(1)), "Expired"));
  }

  @Test
  void tellAKillHoweverManyArticlesExpireAfterIt() {
    var expiry = clock.instant().plus(ofHours(1));
    syndication.takeIn(article(id, 1, section));
    syndication.takeIn(IntStream.range(0, 60).mapToObj(_ -> article(freshId(), 1,
        builder -> builder.setSections(List.of(section)).setExpiresAt(expiry)))
        .toArray(RenderedArticle[]::new));
    syndication.takeIn(kill(id, 2, "Wrong bridge"));

    clock.advance(ofHours(1));
    await().untilAsserted(() -> assertThat(articles()).isEmpty());

    assertThat(contents.read(feed).tombstones()).extracting(Tombstone::reason)
        .hasSize(51).endsWith("Wrong bridge");
  }

  @Test
  void letAnArticleMoveToAnotherSectionWithoutATombstone() {
    var other = "s-" + UUID.randomUUID();
    syndication.takeIn(article(id, 1, section));

    syndication.takeIn(article(id, 2, other));

    assertThat(articles()).isEmpty();
    assertThat(contents.read(feed).tombstones()).isEmpty();
    assertThat(contents.read(new FeedName(other)).standing())
        .extracting(StandingEntry::article)
        .containsExactly(new ArticleId(id));
  }

  @Test
  void tellAKillInEveryFeedThatEverHadTheArticle() {
    syndication.takeIn(article(id, 1, section));
    syndication.takeIn(article(id, 2, "s-" + UUID.randomUUID()));

    syndication.takeIn(kill(id, 3, "Wrong bridge"));

    assertThat(contents.read(feed).tombstones()).extracting(Tombstone::reason)
        .containsExactly("Wrong bridge");
  }

  @Test
  void bringAWithheldArticleBackWithoutItsTombstone() {
    syndication.takeIn(article(id, 1, section));
    syndication.takeIn(article(id, 2, builder -> builder.setPubStatus(PubStatus.WITHHELD)
        .setSections(List.of(section))));
    assertThat(contents.read(feed).tombstones()).extracting(Tombstone::reason)
        .containsExactly("Withheld");

    syndication.takeIn(article(id, 3, section));

    assertThat(articles()).containsExactly(id);
    assertThat(contents.read(feed).tombstones()).isEmpty();
  }

  @Test
  void forgetRemovalsThirtyDaysBeforeTheFeedsNewestChangeAndNotBefore() {
    syndication.takeIn(article(id, 1, section));
    syndication.takeIn(kill(id, 2, "Wrong bridge"));

    clock.advance(ofDays(31));
    assertThat(contents.read(feed).tombstones()).hasSize(1);

    syndication.takeIn(article(freshId(), 1, section));
    assertThat(contents.read(feed).tombstones()).isEmpty();
  }

  @Test
  void loseNoChangeWhenManyTransactionsMeetInOneFeed() throws Exception {
    var ids = new ArrayList<String>();
    try (var copies = Executors.newFixedThreadPool(8)) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < 40; i++) {
        var one = freshId();
        ids.add(one);
        running.add(copies.submit(() -> syndication.takeIn(article(one, 1, section))));
      }
      for (var each : running) {
        each.get();
      }
    }

    assertThat(articles()).containsExactlyInAnyOrderElementsOf(ids);
    // Each changed the document that the one before had left.
    assertThat(table.get(feed).version()).isEqualTo(40);
  }

  private List<String> articles() {
    return table.exists(feed)
        ? contents.read(feed).standing().stream().map(one -> one.article().value()).toList()
        : List.of();
  }
}
