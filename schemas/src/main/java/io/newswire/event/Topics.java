package io.newswire.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.NullMarked;

/**
 * The topics of the road. Nobody else names a topic: services, tools and tests take the names and
 * the settings from here.
 */
@NullMarked
public final class Topics {
  /** {@link Article} by id, compacted: the system of record. */
  public static final String ARTICLES = "newswire.articles";
  /** {@link RenderedArticle} by id, compacted. */
  public static final String RENDITIONS = "newswire.renditions";
  /** {@link DeliveryReceipt} by article id. */
  public static final String RECEIPTS = "newswire.receipts";

  /** {@link IssuedKey} by id, compacted: every service reads all of it. */
  public static final String KEYS = "newswire.keys";
  /** {@link KeyUse} by key and service, compacted. */
  public static final String KEY_USES = "newswire.key-uses";

  /** What the render service could not process. */
  public static final String RENDER_DEAD_LETTERS = "newswire.articles.render.dlq";
  /** Dead letters of the render service on their way back to it, and to nobody else. */
  public static final String RENDER_REPLAY = "newswire.articles.render.replay";
  /** What the syndication service could not process. */
  public static final String SYNDICATION_DEAD_LETTERS = "newswire.renditions.syndication.dlq";
  /** Dead letters of the syndication service on their way back to it, and to nobody else. */
  public static final String SYNDICATION_REPLAY = "newswire.renditions.syndication.replay";

  /** The largest record that producers send and brokers take, in bytes. */
  public static final int MAX_RECORD_BYTES = 24 * 1024 * 1024;

  /** What the render service reads. */
  public static final String RENDER_INPUT = ARTICLES + "," + RENDER_REPLAY;
  /** What the syndication service reads. */
  public static final String SYNDICATION_INPUT = RENDITIONS + "," + SYNDICATION_REPLAY;

  /** The consumers that park what they cannot process. */
  public static final List<Consumer> CONSUMERS = List.of(
      new Consumer("render", ARTICLES, RENDER_DEAD_LETTERS, RENDER_REPLAY),
      new Consumer("syndication", RENDITIONS, SYNDICATION_DEAD_LETTERS, SYNDICATION_REPLAY));

  /**
   * One consumer's road: where it reads, where it parks, where replays reach it.
   *
   * @param group the consumer group
   */
  public record Consumer(String group, String source, String deadLetters, String replay) {}

  /**
   * How a topic is to be made.
   *
   * @param settings Kafka's topic settings
   * @param keyed whether it has a partition count of the deployment's choice; a topic that is not
   *   keyed by article has one partition
   */
  public record Definition(String name, boolean keyed, Map<String, String> settings) {}

  private static final Map<String, String> SNAPSHOTS = Map.of(
      "cleanup.policy", "compact",
      // The text of a killed article leaves the topic within a day.
      "max.compaction.lag.ms", millis(Duration.ofHours(24)),
      // Idempotency keys live in superseded revisions: keep those long enough to be of use.
      "min.compaction.lag.ms", millis(Duration.ofHours(12)),
      "segment.ms", millis(Duration.ofHours(6)),
      // A body of 1 MiB in a dozen formats does not fit Kafka's default of 1 MiB.
      "max.message.bytes", String.valueOf(MAX_RECORD_BYTES),
      "compression.type", "producer");

  private static final Map<String, String> PARKED = Map.of(
      "cleanup.policy", "compact",
      "max.message.bytes", String.valueOf(MAX_RECORD_BYTES));

  private static final Map<String, String> KEPT = Map.of("cleanup.policy", "compact");

  private static final Map<String, String> PASSING = Map.of(
      "cleanup.policy", "delete",
      "retention.ms", millis(Duration.ofDays(7)),
      "max.message.bytes", String.valueOf(MAX_RECORD_BYTES));

  private static final Map<String, String> HISTORY = Map.of(
      "cleanup.policy", "delete",
      "retention.ms", millis(Duration.ofDays(30)));

  /** Every topic. */
  public static final List<Definition> ALL = List.of(
      new Definition(ARTICLES, true, SNAPSHOTS),
      new Definition(RENDITIONS, true, SNAPSHOTS),
      new Definition(RECEIPTS, true, HISTORY),
      new Definition(KEYS, false, KEPT),
      new Definition(KEY_USES, false, KEPT),
      new Definition(RENDER_DEAD_LETTERS, false, PARKED),
      new Definition(RENDER_REPLAY, true, PASSING),
      new Definition(SYNDICATION_DEAD_LETTERS, false, PARKED),
      new Definition(SYNDICATION_REPLAY, true, PASSING));

  private Topics() {}

  private static String millis(Duration duration) {
    return String.valueOf(duration.toMillis());
  }
}
