package io.newswire.syndication.topic;

import java.time.Instant;

/** Which records of a topic somebody wants to see. */
public sealed interface RecordQuery {
  /**
   * The newest, the newest first.
   *
   * @param partition -1: of every partition
   */
  record Newest(int partition) implements RecordQuery {}

  /** From this offset on, the oldest first. */
  record FromOffset(int partition, long offset) implements RecordQuery {}

  /** From this moment on, the oldest first. */
  record FromTime(Instant time) implements RecordQuery {}

  /**
   * Those with this key, the newest first.
   *
   * @param before only those at smaller offsets; -1: all
   */
  record WithKey(String key, long before) implements RecordQuery {}
}
