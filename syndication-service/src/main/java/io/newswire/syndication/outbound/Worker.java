package io.newswire.syndication.outbound;

import org.springframework.context.SmartLifecycle;

/** Whoever does due work and records what came of it: results outlive the attempts they come from. */
public interface Worker extends SmartLifecycle {
  /** Claims and does it. */
  WorkLoop<?> loop();

  /** Records what came of it. */
  ResultRecorder<?> results();

  @Override
  default void start() {
    if (!loop().isRunning()) {
      results().start();
      loop().start();
    }
  }

  @Override
  default void stop() {
    loop().stop();
    results().stop();
  }

  @Override
  default boolean isRunning() {
    return loop().isRunning();
  }
}
