package io.newswire.syndication.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.newswire.platform.deadletter.DeadLetter;
import io.newswire.syndication.partner.EndpointStandings.Standing;
import io.newswire.syndication.webhook.Arrivals;
import org.jspecify.annotations.Nullable;

/** The four questions, answered at one moment. */
public record Overview(Instant at, Answer<List<Stage>> flowing, Answer<Arriving> arriving,
    Answer<Failing> failing, Answer<Parked> parked) {

  /**
   * @param value null where it could not be had
   * @param problem why not; null where it could
   */
  public record Answer<T>(Level level, @Nullable T value, @Nullable String problem) {}

  /**
   * From one topic to whoever reads it.
   *
   * @param perMinute records that came in the last minute
   * @param members of the consumer group
   * @param lag records that it has not processed
   * @param oldest the age of the first of them; null where there is none
   */
  public record Stage(String consumer, String topic, String group, long perMinute, int members,
      long lag, @Nullable Duration oldest, Level level) {}

  public record Arriving(Arrivals.Speed speed, Arrivals.Queue queue) {}

  /** @param kills that are not confirmed everywhere */
  public record Failing(List<Standing> endpoints, List<Arrivals.Kill> kills) {
    public long held() {
      return endpoints.stream().filter(Standing::isHeld).count();
    }

    public long in(String status) {
      return endpoints.stream().filter(one -> one.status().name().equals(status)).count();
    }
  }

  /**
   * @param complete false where there are more than can be counted
   */
  public record Parked(List<Pile> piles, boolean complete) {
    public long count() {
      return piles.stream().mapToLong(Pile::count).sum();
    }
  }

  /** @param newest a few, the newest first */
  public record Pile(String consumer, String topic, long count, List<DeadLetter> newest) {}

  public Level level() {
    return Level.worst(Stream.of(flowing, arriving, failing, parked).map(Answer::level).toList());
  }

  /** Which questions stand so. */
  public List<String> at(Level level) {
    return Stream.of(named("flow", flowing, level), named("arrival", arriving, level),
        named("failures", failing, level), named("dead letters", parked, level))
        .filter(name -> !name.isEmpty()).toList();
  }

  private static String named(String name, Answer<?> answer, Level level) {
    return answer.level() == level ? name : "";
  }

  public List<String> toAct() {
    return at(Level.ACT);
  }

  public List<String> toWatch() {
    return at(Level.WATCH);
  }
}
