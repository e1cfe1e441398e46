package io.newswire.local;

import java.util.List;

/**
 * How the servers of a stack run, where it is not as usual.
 *
 * @param jvmOptions more options for the JVMs of Kafka and the services
 * @param durable whether PostgreSQL waits until its disk has what it says is written
 */
public record Tuning(List<String> jvmOptions, boolean durable) {
  public static final Tuning USUAL = new Tuning(List.of(), true);

  /**
   * For a product that works little, or not for long: without the second compiler it starts with half
   * of the processor time, and has done much by the time that the other has made up for it.
   */
  public static final Tuning SMALL = new Tuning(Jvm.SMALL, true);

  /** For servers whose data nobody wants once they have stopped. */
  public static final Tuning DISPOSABLE = new Tuning(Jvm.SMALL, false);

  /**
   * As a user wishes.
   *
   * @param name usual or small
   * @throws IllegalArgumentException when it is neither
   */
  public static Tuning named(String name) {
    return switch (name) {
      case "small" -> SMALL;
      case "usual" -> USUAL;
      default -> throw new IllegalArgumentException(
          "NEWSWIRE_TUNING is '" + name + "'; it takes small or usual");
    };
  }

  public Tuning {
    jvmOptions = List.copyOf(jvmOptions);
  }
}
