package io.newswire.ingest;

import java.util.HashMap;
import java.util.Map;

import io.newswire.testsupport.TestKeys;
import io.newswire.testsupport.TestStackInitializer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A copy of the service as it runs in production, on a port of its own. */
public final class IngestCopy implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private IngestCopy(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * The one of all tests that post articles of their own and do nothing else to it. It goes with the
   * JVM.
   */
  public static IngestCopy shared() {
    return Shared.COPY;
  }

  private static final class Shared {
    private static final IngestCopy COPY = start();
  }

  /** On the test stack. */
  public static IngestCopy start() {
    return start(TestStackInitializer.withoutDatabase());
  }

  /** Where neither Kafka nor a registry answers. */
  public static IngestCopy startAlone() {
    return start(Map.of(
        "NEWSWIRE_KAFKA_BOOTSTRAP", "localhost:1",
        "NEWSWIRE_REGISTRY_URL", "http://localhost:1",
        "NEWSWIRE_API_KEYS_FILE", TestKeys.apiKeysFile()));
  }

  public static IngestCopy start(Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.putIfAbsent("server.port", "0");
    var arguments = all.entrySet().stream()
        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
        .toArray(String[]::new);
    var application = new SpringApplication(IngestApplication.class);
    // Who starts a copy closes it; at the end of the JVM the broker goes as well.
    application.setRegisterShutdownHook(false);
    return new IngestCopy(application.run(arguments));
  }

  public DeskClient desk() {
    return new DeskClient(
        context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
  }

  @Override
  public void close() {
    context.close();
  }
}
