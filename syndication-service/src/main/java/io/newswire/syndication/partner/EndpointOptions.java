package io.newswire.syndication.partner;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint wants its webhooks.
 *
 * @param events which it gets; kills come to whoever had the story, whatever stands here
 * @param timeout for a whole attempt; null: the deployment's
 * @param retries the pauses before the second attempt, the third, and so on; null: the deployment's
 * @param concurrency attempts under way at once; null: the deployment's
 * @param ratePerMinute null: no limit
 * @param transformation JSONata that makes its bodies of ours; null: they stay as they are
 * @param batch null: each event comes by itself
 */
public record EndpointOptions(
    Set<Event> events,
    Content content,
    @Nullable Duration timeout,
    @Nullable List<Duration> retries,
    @Nullable Integer concurrency,
    @Nullable Integer ratePerMinute,
    Order order,
    @Nullable String transformation,
    @Nullable Batch batch) {

  public static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(1);
  public static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(30);

  static final EndpointOptions DEFAULT = new EndpointOptions(EnumSet.allOf(Event.class),
      Content.FULL, null, null, null, null, Order.ARTICLE, null, null);

  public EndpointOptions {
    events = Set.copyOf(events);
    retries = retries == null ? null : List.copyOf(retries);
  }

  /**
   * Several events in one request.
   *
   * @param events so many at most
   * @param within nothing waits longer for others to come
   */
  public record Batch(int events,
      // As seconds: the database counts with it.
      @JsonFormat(shape = JsonFormat.Shape.NUMBER) Duration within) {
    static final int MOST_EVENTS = 100;
    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofMinutes(15);
    static final Duration USUAL = Duration.ofSeconds(5);
  }

  public enum Event {
    PUBLISHED,
    /** A withheld article is told as an update. */
    UPDATED, CORRECTED
  }

  public enum Content {
    /** The whole rendition. */
    FULL,
    /** That there is something, and where it is. */
    NOTICE
  }

  public enum Order {
    /** Each article's revisions in order; a slow article holds up no other. */
    ARTICLE,
    /** One delivery after the other; what fails holds up all but kills. */
    ENDPOINT
  }
}
