package io.newswire.syndication;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Map;

import io.newswire.testsupport.TestStack;
import io.newswire.testsupport.TestStackInitializer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Two copies of the service on one database, as they run in production, which tests share: each uses
 * ids and sections of its own. They go with the JVM.
 */
public final class Copies {
  private static final Map<String, String> SETTINGS = TestStackInitializer
      .withDatabase(TestStack.shared().newDatabase());
  private static final ConfigurableApplicationContext ONE = another();
  private static final ConfigurableApplicationContext OTHER = another();

  private Copies() {}

  public static ConfigurableApplicationContext one() {
    return ONE;
  }

  public static ConfigurableApplicationContext other() {
    return OTHER;
  }

  /** One more on the same database; whoever starts it closes it. */
  public static ConfigurableApplicationContext another() {
    var arguments = new ArrayList<String>();
    SETTINGS.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    arguments.add("--NEWSWIRE_SYNDICATION_PORT=0");
    arguments.add("--NEWSWIRE_ALLOWED_TARGETS=127.0.0.0/8");
    arguments.add("--NEWSWIRE_PUBLIC_URL=https://wire.example");
    // The articles come from the test, not from the topic, which other tests fill as well.
    arguments.add("--spring.cloud.stream.bindings.renditions.consumer.auto-startup=false");
    // What one copy does reaches the other by notification, or too late for every test.
    arguments.add("--newswire.feeds.check-interval=30s");
    return new SpringApplicationBuilder(SyndicationApplication.class)
        .run(arguments.toArray(String[]::new));
  }

  public static int port(ConfigurableApplicationContext copy) {
    return Integer.parseInt(
        requireNonNull(copy.getEnvironment().getProperty("local.server.port")));
  }
}
