package io.newswire.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import io.newswire.ingest.article.Change.Kind;
import io.newswire.ingest.log.KeyUse;
import io.newswire.ingest.log.KnownArticle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionTests {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final String ID = "urn:x:1";

  @Test
  void beginsWithOneOrWithTheSendersNumber() {
    assertThat(Decision.on(post("a", null), null, null)).isEqualTo(new Decision.Append(1));
    assertThat(Decision.on(post("a", 7L), null, null)).isEqualTo(new Decision.Append(7));
  }

  @Test
  void countsOn() {
    assertThat(Decision.on(post("b", null), known(7, "a"), null)).isEqualTo(new Decision.Append(8));
    assertThat(Decision.on(change(Kind.PUT, "b", null), known(7, "a"), null))
        .isEqualTo(new Decision.Append(8));
    assertThat(Decision.on(post("b", 9L), known(7, "a"), null)).isEqualTo(new Decision.Append(9));
  }

  @Test
  void takesTheSameContentForTheSameEvent() {
    assertThat(Decision.on(post("a", null), known(7, "a"), null)).isEqualTo(repeated(7));
    assertThat(Decision.on(post("a", 7L), known(7, "a"), null)).isEqualTo(repeated(7));
    assertThat(Decision.on(post("a", 6L), known(7, "a"), null)).isEqualTo(repeated(7));
    assertThat(Decision.on(post("a", 8L), known(7, "a"), null)).isEqualTo(new Decision.Append(8));
  }

  @Test
  void refusesARevisionThatIsNotNewer() {
    assertThat(Decision.on(post("b", 7L), known(7, "a"), null)).isEqualTo(new Decision.Outdated(7));
    assertThat(Decision.on(post("b", 6L), known(7, "a"), null)).isEqualTo(new Decision.Outdated(7));
  }

  @Test
  void knowsAnArticleBeforeItIsChangedOrKilled() {
    assertThat(Decision.on(change(Kind.PUT, "a", null), null, null))
        .isEqualTo(new Decision.Unknown());
    assertThat(Decision.on(change(Kind.KILL, "a", null), null, null))
        .isEqualTo(new Decision.Unknown());
  }

  @Test
  void killsOnceAndForGood() {
    assertThat(Decision.on(change(Kind.KILL, "k", null), known(7, "a"), null))
        .isEqualTo(new Decision.Append(8));
    assertThat(Decision.on(change(Kind.KILL, "other reason", null), killed(8), null))
        .isEqualTo(repeated(8));
    assertThat(Decision.on(post("b", 9L), killed(8), null)).isEqualTo(new Decision.Killed());
    assertThat(Decision.on(change(Kind.PUT, "b", null), killed(8), null))
        .isEqualTo(new Decision.Killed());
  }

  @Test
  void answersAKeyAsBeforeWhateverHappenedSince() {
    assertThat(Decision.on(post("a", null), known(9, "z"), use("a"))).isEqualTo(repeated(7));
    assertThat(Decision.on(post("a", null), killed(9), use("a"))).isEqualTo(repeated(7));
  }

  @Test
  void refusesAKeyThatStandsForSomethingElse() {
    assertThat(Decision.on(post("b", null), known(7, "a"), use("a")))
        .isEqualTo(keyTaken(7));
    assertThat(Decision.on(post("a", 8L), known(7, "a"), use("a")))
        .isEqualTo(keyTaken(7));
    assertThat(Decision.on(new Change(Kind.POST, "urn:x:2", "a", null), null, use("a")))
        .isEqualTo(keyTaken(7));
  }

  @Test
  void refusesOtherContentUnderAKeyThatIsForgotten() {
    assertThat(Decision.on(change(Kind.POST_UNDER_KEY, "b", null), known(1, "a"), null))
        .isEqualTo(keyTaken(1));
    assertThat(Decision.on(change(Kind.POST_UNDER_KEY, "a", null), known(1, "a"), null))
        .isEqualTo(repeated(1));
  }

  private static Change post(String content, @Nullable Long revision) {
    return change(Kind.POST, content, revision);
  }

  private static Change change(Kind kind, String content, @Nullable Long revision) {
    return new Change(kind, ID, content, revision);
  }

  private static KnownArticle known(long revision, String content) {
    return new KnownArticle(revision, "event-" + revision, content, false, NOON, 0, 0);
  }

  private static KnownArticle killed(long revision) {
    return new KnownArticle(revision, "event-" + revision, "kill", true, NOON, 0, 0);
  }

  private static KeyUse use(String content) {
    return new KeyUse(ID, content, 7, "event-7", NOON);
  }

  private static Decision keyTaken(long revision) {
    return new Decision.KeyTaken(new Accepted(ID, revision, "event-" + revision));
  }

  private static Decision repeated(long revision) {
    return new Decision.Repeated(new Accepted(ID, revision, "event-" + revision));
  }
}
