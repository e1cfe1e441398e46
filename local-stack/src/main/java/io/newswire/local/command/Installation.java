package io.newswire.local.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.newswire.local.Component;
import io.newswire.local.Keys;
import io.newswire.local.LocalStack;
import io.newswire.local.Ports;
import io.newswire.local.RunningStack;
import io.newswire.local.Supervisor;
import io.newswire.local.Tuning;

/**
 * The checkout or installation that the commands work on.
 *
 * @param root where the modules lie
 * @param home where data, logs and keys are kept
 * @param environment the variables of this process
 */
public record Installation(Path root, Path home, Map<String, String> environment) {
  private static final String TUNING = "NEWSWIRE_TUNING";
  /** What a user may set for the services and their servers; the stack gives them the rest. */
  private static final List<String> SETTINGS = List.of(
      "NEWSWIRE_ALLOWED_PORTS", "NEWSWIRE_ALLOWED_TARGETS", "NEWSWIRE_BIND",
      "NEWSWIRE_EGRESS_PROXY", "NEWSWIRE_FEEDS_FILE", "NEWSWIRE_LOG_FORMAT",
      "NEWSWIRE_MEDIA_TOPICS_FILE", "NEWSWIRE_OIDC_AUDIENCE", "NEWSWIRE_OIDC_ISSUER",
      "NEWSWIRE_OIDC_ROLES_CLAIM", "NEWSWIRE_OTLP_ENDPOINT", "NEWSWIRE_PARTNERS_FILE",
      "NEWSWIRE_PUBLICATIONS_FILE", "NEWSWIRE_PUBLIC_URL", "NEWSWIRE_RENDER_CONCURRENCY",
      "NEWSWIRE_RENDER_FORMATS", "NEWSWIRE_RENDER_URL", "NEWSWIRE_SECRETS_OTHER_KEYS",
      "NEWSWIRE_SYNDICATION_CONCURRENCY", "NEWSWIRE_SYNDICATION_URL",
      "NEWSWIRE_TOPIC_PARTITIONS", "NEWSWIRE_TOPIC_REPLICATION", "NEWSWIRE_TRACE_SAMPLING",
      TUNING);

  public Installation {
    root = root.toAbsolutePath().normalize();
    home = home.toAbsolutePath().normalize();
    environment = Map.copyOf(environment);
  }

  /** This process's: the script says where the root is. */
  static Installation ofThisProcess() {
    var root = Path.of(System.getProperty("newswire.root", ""));
    var home = System.getenv().getOrDefault("NEWSWIRE_HOME", "");
    return new Installation(root, home.isBlank() ? root.resolve(".newswire") : Path.of(home),
        System.getenv());
  }

  /** The stack that runs in the home, or else the one that the environment describes. */
  public LocalStack stack() {
    var noted = RunningStack.notedIn(home);
    if (noted != null) {
      var stack = stack(noted.ports(), noted.settings());
      if (isSupervised() || isAnythingRunning(stack)) {
        return stack;
      }
    }
    return stack(Ports.fromEnvironment(environment), settings());
  }

  private LocalStack stack(Ports ports, Map<String, String> settings) {
    return new LocalStack(root, home, ports, settings,
        Tuning.named(settings.getOrDefault(TUNING, "small")));
  }

  /** The services' settings that the environment holds. */
  public Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    for (var name : SETTINGS) {
      var value = environment.getOrDefault(name, "");
      if (!value.isBlank()) {
        settings.put(name, value);
      }
    }
    return settings;
  }

  /** Whether a supervisor looks after the home. */
  public boolean isSupervised() {
    return Supervisor.of(home) != null;
  }

  /** Whether any process of the stack runs. */
  public static boolean isAnythingRunning(LocalStack stack) {
    return stack.components().stream().anyMatch(Component::isRunning);
  }

  /** Whether the home was ever used. */
  boolean isFresh() {
    return !Files.exists(home);
  }

  public Keys keys() {
    return Keys.in(home);
  }

  /** The same installation with another home and other variables. */
  public Installation with(Path otherHome, Map<String, String> more) {
    var variables = new HashMap<>(environment);
    variables.putAll(more);
    return new Installation(root, otherHome, variables);
  }
}
