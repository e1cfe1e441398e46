package io.newswire.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.newswire.event.Article;
import io.newswire.event.ContentType;
import io.newswire.event.PubStatus;
import io.newswire.event.Publication;
import io.newswire.platform.wire.AvroWire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArticleIndexTests {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final ArticleIndex index = new ArticleIndex();

  @BeforeAll
  static void trust() {
    AvroWire.trustOurRecords();
  }

  @Test
  void letsTheFirstOfTwoEqualRevisionsStand() {
    var first = article("urn:x:1", 1, null);
    var second = article("urn:x:1", 1, null);
    var verdicts = List.of(index.expect(first.getEventId()), index.expect(second.getEventId()));

    index.apply(first, "desk", 0, 10);
    index.apply(second, "desk", 0, 11);

    assertThat(verdicts.get(0)).isCompletedWithValue(true);
    assertThat(verdicts.get(1)).isCompletedWithValue(false);
    assertThat(index.find("urn:x:1")).satisfies(it -> {
      assertThat(it.eventId()).isEqualTo(first.getEventId());
      assertThat(it.offset()).isEqualTo(10);
    });
  }

  @Test
  void ignoresARevisionThatIsOlderThanTheKnownOne() {
    index.apply(article("urn:x:1", 3, null), "desk", 0, 10);
    var late = article("urn:x:1", 2, "late");
    var verdict = index.expect(late.getEventId());

    index.apply(late, "desk", 0, 11);

    assertThat(verdict).isCompletedWithValue(false);
    assertThat(index.find("urn:x:1")).extracting(KnownArticle::revision).isEqualTo(3L);
    assertThat(index.find(new SenderKey("desk", "late"))).isNull();
  }

  @Test
  void letsNothingStandBehindAKill() {
    var kill = Article.newBuilder(article("urn:x:1", 2, null)).setPubStatus(PubStatus.CANCELED)
        .build();
    var late = article("urn:x:1", 100, null);
    var verdict = index.expect(late.getEventId());

    index.apply(kill, "desk", 0, 10);
    index.apply(late, "desk", 0, 11);

    assertThat(verdict).isCompletedWithValue(false);
    assertThat(index.find("urn:x:1")).satisfies(it -> {
      assertThat(it.killed()).isTrue();
      assertThat(it.revision()).isEqualTo(2);
    });
  }

  @Test
  void knowsWhetherWhatStandsIsTheLastRecordOfItsArticle() {
    var first = article("urn:x:1", 1, null);
    var second = article("urn:x:1", 2, null);
    index.apply(first, "desk", 0, 10);
    index.apply(second, "desk", 0, 11);
    assertThat(index.isBuried("urn:x:1")).isFalse();

    index.apply(article("urn:x:1", 2, null), "desk", 0, 12);
    assertThat(index.isBuried("urn:x:1")).isTrue();
    assertThat(index.buried()).containsExactly("urn:x:1");

    index.apply(second, "desk", 0, 13);
    assertThat(index.isBuried("urn:x:1")).isFalse();
    assertThat(index.find("urn:x:1")).extracting(KnownArticle::offset).isEqualTo(13L);
  }

  @Test
  void isNotMisledByAnOldRecordThatIsReadTwice() {
    var first = article("urn:x:1", 1, null);
    index.apply(first, "desk", 0, 10);
    index.apply(article("urn:x:1", 2, null), "desk", 0, 11);

    index.apply(first, "desk", 0, 10);

    assertThat(index.isBuried("urn:x:1")).isFalse();
  }

  @Test
  void lastsARecordThatIsReadTwice() {
    var article = article("urn:x:1", 1, null);
    index.apply(article, "desk", 0, 10);
    var verdict = index.expect(article.getEventId());

    index.apply(article, "desk", 0, 10);

    assertThat(verdict).isCompletedWithValue(true);
  }

  @Test
  void keepsTheKeysOfDifferentSendersApart() {
    index.apply(article("urn:x:1", 1, "k"), "desk", 0, 10);
    index.apply(article("urn:x:2", 1, "k"), "agency", 0, 11);

    assertThat(index.find(new SenderKey("desk", "k")))
        .extracting(KeyUse::articleId).isEqualTo("urn:x:1");
    assertThat(index.find(new SenderKey("agency", "k")))
        .extracting(KeyUse::articleId).isEqualTo("urn:x:2");
    assertThat(index.find(new SenderKey("other", "k"))).isNull();
  }

  @Test
  void forgetsKeysAndKeepsArticles() {
    index.apply(article("urn:x:1", 1, "k"), "desk", 0, 10);

    index.forgetKeysBefore(NOON);
    assertThat(index.find(new SenderKey("desk", "k"))).isNotNull();
    index.forgetKeysBefore(NOON.plusMillis(1));

    assertThat(index.find(new SenderKey("desk", "k"))).isNull();
    assertThat(index.size()).isEqualTo(1);
  }

  static Article article(String id, long revision, @Nullable String key) {
    return Article.newBuilder()
        .setId(id).setRevision(revision).setEventId(UUID.randomUUID().toString())
        .setAcceptedAt(NOON).setIdempotencyKey(key).setContentHash("hash")
        .setPubStatus(PubStatus.USABLE)
        .setContentType(new ContentType("news", "urn:newswire:content-type:news", "News", null))
        .setPublication(new Publication("default", "N", "https://example.org", null))
        .setHeadline("x").setLanguage("en").setBody("<p>x</p>")
        .setPublishedAt(NOON).setUpdatedAt(NOON)
        .build();
  }
}
