package io.newswire.testsupport;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Whoever awaits something looks at once, and often: what is awaited hundreds of times in a suite is
 * mostly there after a few milliseconds. It is awaited for long, since how fast a machine is says nothing
 * about the product. Found by JUnit in every module that has this one.
 */
public final class QuickLooks implements TestExecutionListener {
  private static final Duration INTERVAL = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Awaitility.setDefaultPollInterval(INTERVAL);
    Awaitility.setDefaultTimeout(PATIENCE);
  }
}
