package io.newswire.syndication.entry;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Rendered.kill;
import static java.time.Duration.ofHours;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.newswire.event.PubStatus;
import io.newswire.event.RenderedArticle;
import io.newswire.event.Subject;
import io.newswire.syndication.MutableClock;
import io.newswire.syndication.Syndication;
import io.newswire.syndication.SyndicationTest;
import io.newswire.syndication.entry.Entry.State;
import io.newswire.syndication.entry.EntryChange.Kind;
import io.newswire.syndication.feed.Feeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SyndicationTest
class EntriesTests {
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private Entries entries;
  @Autowired
  private Feeds feeds;
  @Autowired
  private EntryTraits traits;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private MutableClock clock;

  private Syndication syndication;
  private final String id = freshId();

  @BeforeEach
  void syndication() {
    syndication = new Syndication(transaction, entries, feeds);
  }

  @Test
  void keepTheHighestRevisionInWhateverOrderTheyCome() {
    syndication.takeIn(article(id, 2, "politics"));

    assertThat(syndication.takeIn(article(id, 1, "politics"))).isEmpty();
    assertThat(syndication.takeIn(article(id, 2, "politics"))).isEmpty();
    assertThat(syndication.takeIn(article(id, 5, "politics"), article(id, 4, "politics")))
        .singleElement().satisfies(change -> {
          assertThat(change.revision()).isEqualTo(5);
          assertThat(change.previousRevision()).isEqualTo(2);
          assertThat(change.kind()).isEqualTo(Kind.UPDATED);
        });
    assertThat(entry().revision()).isEqualTo(5);
    assertThat(requireNonNull(entries.rendition(entry().article(), "html")).content())
        .contains("revision 5");
  }

  @Test
  void remembersWhatFiltersAskFor() {
    syndication.takeIn(article(id, 1, builder -> builder
        .setSections(List.of("politics", "coast"))
        .setSubjects(List.of(new Subject("http://cv.iptc.org/newscodes/mediatopic/",
            "medtop:11000000", "politics \"and\" {braces}")))
        .setKeywords(List.of("bridge, \"harbour\"", "NULL"))
        .setPlaces(List.of("Åland"))
        .setUrgency(3)));

    var summary = entry().summary();
    assertThat(summary.sections()).containsExactly("politics", "coast");
    assertThat(summary.subjects()).containsExactly(new EntrySummary.Subject(
        "http://cv.iptc.org/newscodes/mediatopic/", "medtop:11000000",
        "politics \"and\" {braces}"));
    assertThat(summary.keywords()).containsExactly("bridge, \"harbour\"", "NULL");
    assertThat(summary.places()).containsExactly("Åland");
    assertThat(summary.authors()).containsExactly("Ana Lind");
    assertThat(summary.urgency()).isEqualTo(3);
  }

  @Test
  void answerForTheWordsOfTheirNewestRevision() {
    syndication.takeIn(article(id, 1, builder -> builder.setHeadline("Ferry sinks")));
    assertThat(found("ferry", "\"fog still\" lorries", "lorry", "-ferry"))
        .containsExactlyInAnyOrder("ferry", "\"fog still\" lorries");

    syndication.takeIn(article(id, 2, builder -> builder.setHeadline("Ship sinks")));
    assertThat(found("ferry", "SHIP or ferry")).containsExactly("SHIP or ferry");

    syndication.takeIn(kill(id, 3, "Wrong ship"));
    assertThat(found("ship", "fog", "withdrawn")).isEmpty();
  }

  @Test
  void getTheirWordsTakenDownWhereTheyCameBeforeThereWasATableForThem() {
    syndication.takeIn(article(id, 1, builder -> builder.setHeadline("Ferry sinks")));
    jdbc.sql("DELETE FROM entry_words WHERE article_id = ?").param(id).update();
    assertThat(found("ferry")).isEmpty();

    new WordsOfOldEntries(transaction, entries, jdbc).takeDown();

    assertThat(found("ferry", "lorries")).containsExactlyInAnyOrder("ferry", "lorries");
  }

  @Test
  void callARevisionByWhatItIsToItsReaders() {
    assertThat(kindOf(article(id, 1, builder -> builder.setPubStatus(PubStatus.WITHHELD))))
        .isEqualTo(Kind.WITHHELD);
    assertThat(kindOf(article(id, 2))).isEqualTo(Kind.PUBLISHED);
    assertThat(kindOf(article(id, 3))).isEqualTo(Kind.UPDATED);
    assertThat(kindOf(article(id, 4, builder -> builder.setCorrectionNote("The bridge is old."))))
        .isEqualTo(Kind.CORRECTED);
    assertThat(kindOf(kill(id, 5, "Wrong bridge"))).isEqualTo(Kind.KILLED);
  }

  @Test
  void keepNothingButTheNoticeOfAKilledArticle() {
    syndication.takeIn(article(id, 1, "politics"));

    var change = syndication.takeIn(kill(id, 2, "Wrong bridge")).getFirst();

    assertThat(change.reason()).isEqualTo("Wrong bridge");
    assertThat(entry().state()).isEqualTo(State.KILLED);
    // SmartNews is told by an item that says so.
    assertThat(entries.formats(entry().article())).containsExactly("html", "smartnews-item");
    assertThat(requireNonNull(entries.rendition(entry().article(), "html")).content())
        .contains("Withdrawn: Wrong bridge").doesNotContain("Harbour");
  }

  @Test
  void letAKillStandAgainstAHigherRevisionThatComesInTheSameBatch() {
    syndication.takeIn(article(id, 1));

    syndication.takeIn(kill(id, 2, "Wrong bridge"), article(id, 100), kill(id, 2, "Wrong bridge"));

    assertThat(entry().state()).isEqualTo(State.KILLED);
    assertThat(entry().revision()).isEqualTo(2);
  }

  @Test
  void neverBringAKilledArticleBack() {
    syndication.takeIn(article(id, 1), kill(id, 2, "Wrong bridge"));

    assertThat(syndication.takeIn(article(id, 3))).isEmpty();
    assertThat(entry().state()).isEqualTo(State.KILLED);
  }

  @Test
  void showAnEmbargoedEntryAtItsMinuteAndHideItWhenItExpires() {
    var embargo = clock.instant().plus(ofHours(2));
    var expiry = embargo.plus(ofHours(1));
    var change = syndication.takeIn(article(id, 1,
        builder -> builder.setEmbargoUntil(embargo).setExpiresAt(expiry))).getFirst();
    assertThat(change.visibleFrom()).isEqualTo(embargo);
    assertThat(change.expiresAt()).isEqualTo(expiry);
    assertThat(entry().state()).isEqualTo(State.SCHEDULED);

    clock.advance(ofHours(2));
    await().untilAsserted(() -> assertThat(entry().state()).isEqualTo(State.VISIBLE));
    assertThat(entry().shownAt()).isEqualTo(embargo);

    clock.advance(ofHours(1));
    await().untilAsserted(() -> assertThat(entry().state()).isEqualTo(State.EXPIRED));
  }

  @Test
  void neverShowWhatExpiredUnderEmbargo() {
    var embargo = clock.instant().plus(ofHours(2));
    syndication.takeIn(article(id, 1,
        builder -> builder.setEmbargoUntil(embargo).setExpiresAt(embargo.minusSeconds(1))));

    clock.advance(ofHours(2));

    await().untilAsserted(() -> assertThat(entry().state()).isEqualTo(State.EXPIRED));
    assertThat(entry().wasShown()).isFalse();
  }

  @Test
  void countEachRevisionOnceWhenTwoCopiesTakeInTheSamePartition() throws Exception {
    var articles = IntStream.range(0, 20).mapToObj(_ -> freshId()).toList();
    Callable<List<Long>> copy = () -> {
      var applied = new ArrayList<Long>();
      for (long revision = 1; revision <= 10; revision++) {
        var current = revision;
        syndication.takeIn(articles.stream().map(one -> article(one, current, "copies"))
            .toArray(RenderedArticle[]::new))
            .forEach(change -> applied.add(change.revision()));
      }
      return applied;
    };

    try (var copies = Executors.newFixedThreadPool(2)) {
      var one = copies.submit(copy);
      var other = copies.submit(copy);

      // Whoever was second ignored what the first had done: no revision changed anything twice.
      var applied = new ArrayList<>(one.get());
      applied.addAll(other.get());
      assertThat(applied).hasSizeLessThanOrEqualTo(200);
      assertThat(applied.stream().filter(revision -> revision == 10)).hasSize(20);
    }
    assertThat(articles).allSatisfy(
        one -> assertThat(requireNonNull(entries.find(new ArticleId(one))).revision())
            .isEqualTo(10));
  }

  @Test
  void changeWithinATransactionOnly() {
    assertThatIllegalStateException().isThrownBy(() -> entries.apply(List.of(article(id, 1))));
  }

  private Kind kindOf(RenderedArticle article) {
    return syndication.takeIn(article).getFirst().kind();
  }

  private Set<String> found(String... queries) {
    return requireNonNull(traits.of(Map.of(new ArticleId(id), entry().summary()),
        Set.of(queries)).get(new ArticleId(id))).found();
  }

  private Entry entry() {
    return requireNonNull(entries.find(new ArticleId(id)));
  }
}
