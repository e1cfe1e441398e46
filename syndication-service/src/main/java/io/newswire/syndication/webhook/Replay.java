package io.newswire.syndication.webhook;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A bulk of deliveries that is made again.
 *
 * @param since of what failed or changed then or later
 * @param toExamine how much there was to look at when it was asked for
 * @param examined how much was looked at by now
 * @param planned how many deliveries that came to
 * @param steppedAt when it last went on
 */
public record Replay(String id, String endpointId, Kind kind, Instant since, int perSecond,
    Stage stage,
    long toExamine, long examined, long planned, Instant createdAt, Instant steppedAt,
    @Nullable Instant finishedAt, Place place) {

  /** What is sent. */
  public enum Kind {
    /** Whatever failed, or was given up, since then. */
    FAILED,
    /** The newest revision of whatever changed since then and never arrived. */
    MISSED,
    /** The newest revision of whatever changed since then, though it may have arrived. */
    MATCHING
  }

  /** How far it is. */
  public enum Stage {
    RUNNING, DONE, CANCELED
  }

  /** How far its walk has come. */
  public record Place(long delivery, @Nullable Instant published, String article) {}

  /**
   * A replay as its administrator sees it. Counts are of the deliveries that no later replay took over.
   *
   * @param state planning, sending (all is planned), done or canceled
   * @param waiting why nothing goes on; null where it does
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record View(String id, String endpointId, String kind, Instant since, String state,
      @Nullable String waiting, int perSecond, long toExamine, long examined, long planned,
      long delivered, @JsonProperty("outstanding") long open, long givenUp, Instant createdAt,
      @Nullable Instant finishedAt) {}
}
