package io.newswire.local;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How a component is started and how one sees that it works. */
interface Launch {
  /** Makes what must be there before the first start; harmless later. */
  void prepare() throws IOException, InterruptedException;

  List<String> command() throws IOException;

  Map<String, String> environment();

  /** Whether it does its job now. */
  boolean isReady();

  /** The signal that asks it to stop cleanly. */
  default String stopSignal() {
    return "TERM";
  }

  /** How long it may take to stop before it is made to. */
  default Duration stopPatience() {
    return Component.STOPPING;
  }

  /** Whether it will take longer to stop, because it leaves something for its next start. */
  default boolean isLearning() {
    return false;
  }

  /** Called when it has stopped of its own accord, after it was asked to. */
  default void stopped() throws IOException {}
}
