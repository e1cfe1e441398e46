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

  /** For a product that works little, or not for long. */
  public static final Tuning SMALL = new Tuning(Jvm.SMALL, true);

  /** For servers whose data nobody wants once they have stopped. */
  public static final Tuning DISPOSABLE = new Tuning(Jvm.SMALL, false);

  public Tuning {
    jvmOptions = List.copyOf(jvmOptions);
  }
}
