package io.newswire.platform.wire;

/**
 * A record's value as a consumer gets it. A value that cannot be read is data too: the consumer
 * parks it and goes on, and no exception reaches the poll loop, where it would stop the partition.
 *
 * @param <T> what the value should be
 */
public sealed interface Received<T> {
  /** The bytes on the topic, for parking; callers must not change them. */
  byte[] raw();

  record Readable<T>(T value, byte[] raw) implements Received<T> {
    @Override
    public String toString() {
      return "Readable[" + raw.length + " bytes]";
    }
  }

  /**
   * @param reason why it could not be read, for people
   */
  record Unreadable<T>(String reason, byte[] raw) implements Received<T> {
    @Override
    public String toString() {
      return "Unreadable[" + reason + ", " + raw.length + " bytes]";
    }
  }
}
