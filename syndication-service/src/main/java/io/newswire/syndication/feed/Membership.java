package io.newswire.syndication.feed;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** An entry in one feed, as a row of the recordsets that go into {@code feed_entry}. */
@JsonNaming(SnakeCaseStrategy.class)
record Membership(String articleId, FeedName feed, long revision, Instant publishedAt,
    boolean corrected, @Nullable String section, @Nullable String tombstone) {

  /**
   * The rows as PostgreSQL reads them.
   *
   * @param feeds which of those that a standing names
   */
  static String written(JsonMapper json, Collection<Standing> standings,
      Function<Standing, Map<FeedName, @Nullable String>> feeds) {
    return json.writeValueAsString(standings.stream()
        .flatMap(standing -> feeds.apply(standing).entrySet().stream()
            .map(feed -> new Membership(standing.article(), feed.getKey(), standing.revision(),
                standing.publishedAt(), standing.corrected(), feed.getValue(),
                standing.tombstone())))
        .toList());
  }
}
