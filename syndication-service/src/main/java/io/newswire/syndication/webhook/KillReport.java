package io.newswire.syndication.webhook;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.newswire.syndication.entry.ArticleId;
import org.jspecify.annotations.Nullable;

/**
 * Who had which revision of an article, and who has confirmed its kill.
 *
 * @param kill null as long as the article stands
 * @param at when the report was made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KillReport(ArticleId article, String headline, long revision, @Nullable Kill kill,
    Instant at, List<Line> lines) {

  KillReport {
    lines = List.copyOf(lines);
  }

  /** When the kill became known here, and why it was made. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Kill(long revision, Instant at, @Nullable String reason) {}

  @JsonProperty
  int recipients() {
    return lines.size();
  }

  @JsonProperty
  long confirmed() {
    return count(Standing.State.CONFIRMED);
  }

  @JsonProperty
  long outstanding() {
    return count(Standing.State.OUTSTANDING);
  }

  private long count(Standing.State state) {
    return lines.stream().filter(line -> line.standing().state() == state).count();
  }

  /**
   * One way by which one partner got the article.
   *
   * @param partnerId null where the partner was erased
   * @param place an endpoint's id or a feed's name; null where the partner was erased
   * @param url of an endpoint that is there
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(@Nullable String partnerId, @Nullable String partner, Via via, @Nullable String place,
      @Nullable String url, List<Had> had, Standing standing) {}

  /** How it came to the partner. */
  enum Via {
    @JsonProperty("webhook")
    WEBHOOK, @JsonProperty("feed")
    FEED
  }

  /**
   * A revision that was sent or fetched.
   *
   * @param received false where it was sent and nothing says that it arrived
   * @param agent the User-Agent that fetched it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Had(long revision, boolean received, Instant firstAt, @Nullable Instant lastAt,
      @Nullable String agent) {}

  /**
   * Where the kill stands.
   *
   * @param why it is outstanding, or how it was confirmed where that is not the plain way
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Standing(State state, @Nullable String why, int attempts, @Nullable Instant confirmedAt,
      @Nullable Instant lastAttemptAt, @Nullable Integer lastStatus,
      @Nullable Instant nextAttemptAt) {

    enum State {
      @JsonProperty("confirmed")
      CONFIRMED, @JsonProperty("outstanding")
      OUTSTANDING,
      /** The article stands. */
      @JsonProperty("none")
      NONE
    }

    static Standing none() {
      return new Standing(State.NONE, null, 0, null, null, null, null);
    }

    static Standing outstanding(String why) {
      return new Standing(State.OUTSTANDING, why, 0, null, null, null, null);
    }

    static Standing confirmed(Instant at, @Nullable String why) {
      return new Standing(State.CONFIRMED, why, 0, at, null, null, null);
    }
  }
}
