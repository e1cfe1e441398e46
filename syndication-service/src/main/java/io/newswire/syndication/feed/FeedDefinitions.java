package io.newswire.syndication.feed;

import static java.time.ZoneOffset.UTC;
import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import io.newswire.platform.problem.Problems;
import io.newswire.syndication.feed.SavedFeed.State;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

/** Changes feeds' definitions, one transaction each. */
@Component
final class FeedDefinitions {
  private final TransactionTemplate transaction;
  private final SavedFeeds saved;
  private final FeedTable table;
  private final FeedArchives archives;
  private final Clock clock;

  FeedDefinitions(TransactionTemplate transaction, SavedFeeds saved, FeedTable table,
      FeedArchives archives, Clock clock) {
    this.transaction = transaction;
    this.saved = saved;
    this.table = table;
    this.archives = archives;
    this.clock = clock;
  }

  SavedFeed add(SavedFeed feed) {
    return change(feed.name(), known -> {
      if (known == null ? table.exists(feed.name()) : known.state() != State.DELETED) {
        throw Problems.refusal(HttpStatus.CONFLICT, "feed-exists", "There is such a feed already",
            known == null
                ? "'" + feed.name() + "' is a section's feed, by itself; choose another name."
                : "PATCH /feeds/" + feed.name() + " changes it.");
      }
      return feed;
    });
  }

  /** Changes the definition by what is known of it at that moment. */
  SavedFeed change(FeedName name, ChangeOf change) {
    return requireNonNull(transaction.execute(_ -> {
      saved.change();
      var known = saved.find(name);
      var feed = change.apply(known);
      put(feed, known);
      return feed;
    }));
  }

  /** Puts all of these in force, and ends those that were declared and are no longer. */
  void declare(List<SavedFeed> declared) {
    transaction.executeWithoutResult(_ -> {
      saved.change();
      var names = declared.stream().map(SavedFeed::name).toList();
      saved.all().stream()
          .filter(feed -> feed.declared() && feed.state() != State.DELETED)
          .filter(feed -> !names.contains(feed.name()))
          .forEach(feed -> put(feed.deleted(), feed));
      // First those that others may move to.
      declared.stream().sorted(comparing(feed -> feed.movedTo() != null)).forEach(feed -> {
        var known = saved.find(feed.name());
        if (!feed.equals(known)) {
          put(feed, known);
        }
      });
    });
  }

  private void put(SavedFeed feed, @Nullable SavedFeed known) {
    if (feed.movedTo() != null && !table.exists(feed.movedTo())) {
      throw wrong(feed, "movedTo",
          "names no feed: '" + feed.movedTo() + "'. GET /feeds lists them");
    }
    if (known != null && known.earlyAccess() != feed.earlyAccess()) {
      // What it has of articles under embargo would be seen by others until it is filled anew.
      throw wrong(feed, "earlyAccess", "cannot change, not even where the name was another feed's"
          + " before; choose another name");
    }
    var fill = feed.state() == State.OPEN && (known == null || known.state() != State.OPEN
        || known.delayMinutes() != feed.delayMinutes()
        || !Objects.equals(known.filter().written(), feed.filter().written()));
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(UTC);
    saved.save(feed, fill, now);
    archives.renewAll(feed.name(), now);
  }

  private static RuntimeException wrong(SavedFeed feed, String field, String detail) {
    return feed.declared()
        ? new IllegalStateException(
            "NEWSWIRE_FEEDS_FILE: " + field + " of '" + feed.name() + "' " + detail)
        : new InvalidRequest(List.of(new FieldError("/" + field, detail)));
  }

  /** What is to be put in the place of the definition; null where there is none so far. */
  interface ChangeOf extends Function<@Nullable SavedFeed, SavedFeed> {}

  static ErrorResponseException unknown(String name) {
    return Problems.refusal(HttpStatus.NOT_FOUND, "feed-not-found", "There is no such feed",
        "No saved feed '" + name + "'. GET /feeds lists them.");
  }
}
