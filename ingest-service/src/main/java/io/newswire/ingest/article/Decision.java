package io.newswire.ingest.article;

import io.newswire.ingest.log.KeyUse;
import io.newswire.ingest.log.KnownArticle;
import org.jspecify.annotations.Nullable;

/** What is to happen with a change, given what is on the log. */
sealed interface Decision {
  /** It becomes this revision. */
  record Append(long revision) implements Decision {}

  /** It has happened already. */
  record Repeated(Accepted event) implements Decision {}

  /** The article must be there and is not. */
  record Unknown() implements Decision {}

  /** The article was killed, for good. */
  record Killed() implements Decision {}

  /** The sender's revision is not newer than the known one. */
  record Outdated(long known) implements Decision {}

  /** The Idempotency-Key stands for something else: for this. */
  record KeyTaken(Accepted event) implements Decision {}

  /**
   * Decides on a change.
   *
   * @param known the newest revision of the article; null where there is none
   * @param use what the request's Idempotency-Key was used for; null where it was not
   */
  static Decision on(Change change, @Nullable KnownArticle known, @Nullable KeyUse use) {
    if (use != null) {
      var event = new Accepted(use.articleId(), use.revision(), use.eventId());
      return isSame(change, use) ? new Repeated(event) : new KeyTaken(event);
    }
    if (known == null) {
      return switch (change.kind()) {
        case POST, POST_UNDER_KEY -> new Append(change.revision() == null ? 1 : change.revision());
        case PUT, KILL -> new Unknown();
      };
    }
    return switch (change.kind()) {
      case KILL -> known.killed()
          ? new Repeated(new Accepted(change.id(), known.revision(), known.eventId()))
          : new Append(known.revision() + 1);
      case POST, POST_UNDER_KEY, PUT -> known.killed() ? new Killed() : onRevision(change, known);
    };
  }

  private static Decision onRevision(Change change, KnownArticle known) {
    var newer = change.revision() != null && change.revision() > known.revision();
    var event = new Accepted(change.id(), known.revision(), known.eventId());
    if (change.contentHash().equals(known.contentHash()) && !newer) {
      return new Repeated(event);
    }
    if (change.kind() == Change.Kind.POST_UNDER_KEY) {
      return new KeyTaken(event); // the article outlives the memory of the key that made it
    }
    if (change.revision() != null && !newer) {
      return new Outdated(known.revision());
    }
    return new Append(change.revision() == null ? known.revision() + 1 : change.revision());
  }

  private static boolean isSame(Change change, KeyUse use) {
    return change.id().equals(use.articleId()) && change.contentHash().equals(use.contentHash())
        && (change.revision() == null || change.revision() == use.revision());
  }
}
