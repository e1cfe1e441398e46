package io.newswire.testsupport;

import java.util.Locale;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The servers that tests run against: never mocks. Containers where a Docker engine answers and has
 * the images, processes of the local stack otherwise; {@code NEWSWIRE_TEST_STACK} (auto, containers,
 * embedded) decides for you. Each server starts when it is first asked for, once a JVM.
 */
public interface TestStack {
  /** Kafka's bootstrap servers. */
  String kafka();

  /** The registry's base URL. */
  String registryUrl();

  /** A PostgreSQL database of its own, empty. */
  Database newDatabase();

  /** Takes Kafka off the network until {@link #startKafka}. Its data stay. */
  void stopKafka();

  void startKafka();

  /** Takes PostgreSQL off the network until {@link #startDatabase}. Its data stay. */
  void stopDatabase();

  void startDatabase();

  /** Which kind it is, for the log. */
  String kind();

  /** Where a database is and who may use it. */
  record Database(String url, String user, String password) {
    @Override
    public String toString() {
      return url;
    }
  }

  /** The stack of this JVM. */
  static TestStack shared() {
    return Shared.STACK;
  }

  /** Holds the stack, made at first use. */
  final class Shared {
    private static final Logger log = LoggerFactory.getLogger(TestStack.class);
    private static final TestStack STACK = choose(System.getenv());

    private Shared() {}

    static TestStack choose(Map<String, String> environment) {
      var wish = environment.getOrDefault("NEWSWIRE_TEST_STACK", "auto").toLowerCase(Locale.ROOT);
      var stack = switch (wish) {
        case "containers" -> new ContainerStack();
        case "embedded" -> new ProcessStack();
        case "auto" -> isDockerUsable() ? new ContainerStack() : new ProcessStack();
        default -> throw new IllegalArgumentException(
            "NEWSWIRE_TEST_STACK is '" + wish + "'; it takes auto, containers or embedded");
      };
      log.info("The tests run against {}", stack.kind());
      System.out.println("[test-stack] the tests run against " + stack.kind());
      return stack;
    }

    private static boolean isDockerUsable() {
      try {
        return ContainerStack.hasImages();
      } catch (RuntimeException none) {
        return false;
      }
    }
  }
}
