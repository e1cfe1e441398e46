package io.newswire.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The whole product on this machine: Kafka, PostgreSQL, the schema registry and the three services,
 * each a process of its own that can be stopped, killed and started by name.
 */
public final class LocalStack {
  /** Who may use the database; the password is among the keys. */
  public static final String DATABASE_USER = PostgresServer.USER;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final List<String> SERVICE_JVM = List.of("-Xms64m", "-Xmx384m",
      "-XX:+ExitOnOutOfMemoryError");

  private final Path home;
  private final Ports ports;
  private final Keys keys;
  private final BoundAddress bound;
  private final SequencedMap<String, Component> components = new LinkedHashMap<>();
  private final Path root;
  private final List<String> serviceOptions;
  private final Map<String, String> environment;

  /** A stack that runs as usual. */
  public LocalStack(Path root, Path home, Ports ports, Map<String, String> settings) {
    this(root, home, ports, settings, Tuning.USUAL);
  }

  /**
   * A stack that is not started yet.
   *
   * @param root the project's root, where the built jars lie
   * @param home where data, logs and keys are kept
   * @param settings more environment for the services, such as {@code NEWSWIRE_ALLOWED_TARGETS}
   * @param tuning how its servers run
   */
  public LocalStack(Path root, Path home, Ports ports, Map<String, String> settings,
      Tuning tuning) {
    this.home = home.toAbsolutePath().normalize();
    this.ports = ports;
    this.bound = BoundAddress.of(settings);
    this.keys = Keys.in(this.home);
    var at = root.toAbsolutePath().normalize();
    add(KafkaBroker.component(this.home, at, ports.kafka(), ports.kafkaController(),
        tuning.jvmOptions()));
    add(PostgresServer.component(this.home, at, ports.postgres(), keys.databasePassword(),
        tuning.durable()));
    add(SchemaRegistry.component(this.home, at, ports.registry(), ports.registryManagement(),
        ports.kafka()));
    this.root = at;
    this.environment = environment(settings);
    this.serviceOptions = Stream.concat(SERVICE_JVM.stream(), tuning.jvmOptions().stream())
        .toList();
    add(service("ingest", ports.ingest()));
    add(service("render", ports.render()));
    add(service("syndication", ports.syndication()));
  }

  private void add(Component component) {
    components.put(component.name(), component);
  }

  private Component service(String name, int port) {
    return ServiceProcess.component(name, name, home, root, port, serviceOptions, environment);
  }

  /**
   * Another copy of a service, beside the one that there is. The stack neither starts nor stops it.
   *
   * @param service ingest, render or syndication
   */
  public Component copyOf(String service, int port) {
    var own = new HashMap<>(environment);
    own.put("NEWSWIRE_" + service.toUpperCase(Locale.ROOT) + "_PORT", String.valueOf(port));
    return ServiceProcess.component(service, service + "-" + port, home, root, port, serviceOptions,
        own);
  }

  private Map<String, String> environment(Map<String, String> settings) {
    var environment = new HashMap<String, String>();
    environment.put("NEWSWIRE_KAFKA_BOOTSTRAP", kafka());
    environment.put("NEWSWIRE_REGISTRY_URL", "http://127.0.0.1:" + ports.registry());
    environment.put("NEWSWIRE_INGEST_PORT", String.valueOf(ports.ingest()));
    environment.put("NEWSWIRE_RENDER_PORT", String.valueOf(ports.render()));
    environment.put("NEWSWIRE_SYNDICATION_PORT", String.valueOf(ports.syndication()));
    environment.put("NEWSWIRE_API_KEYS_FILE", Keys.apiKeysFile(home).toString());
    environment.put("NEWSWIRE_DB_URL", jdbcUrl());
    environment.put("NEWSWIRE_DESK_DB_URL",
        "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/ingest");
    environment.put("NEWSWIRE_DESK_KEY", keys.desk());
    environment.put("NEWSWIRE_DB_USER", PostgresServer.USER);
    environment.put("NEWSWIRE_DB_PASSWORD", keys.databasePassword());
    environment.put("NEWSWIRE_SECRETS_KEY", keys.secretsKey());
    environment.put("NEWSWIRE_PUBLIC_URL", "http://localhost:" + ports.syndication());
    if (!bound.isLoopback()) {
      environment.put("NEWSWIRE_RENDER_URL", renderUrl());
      environment.put("NEWSWIRE_SYNDICATION_URL", syndicationUrl());
    }
    environment.putAll(settings);
    return Map.copyOf(environment);
  }

  /** Starts what does not run, each as soon as what it needs is there, and waits for all of it. */
  public void start() {
    start((component, took) -> {});
  }

  /**
   * The same, telling of each component that is ready.
   *
   * @param progress gets the component, and the time since the start of all
   * @throws StartFailed for the first component that did not come up; the others are left as they
   *   are
   */
  public void start(BiConsumer<Component, Duration> progress) {
    StartOrder.start(this, PATIENCE, progress);
  }

  /** Starts Kafka, PostgreSQL and the registry; the registry may still be on its way. */
  public void startInfrastructure() {
    component("kafka").start();
    component("postgres").start();
    component("kafka").awaitReady(PATIENCE);
    component("registry").start();
    component("postgres").awaitReady(PATIENCE);
  }

  /**
   * Ends everything, for those who want none of its data: at once, unless it has something to leave
   * for the next start.
   */
  public void discard() {
    try {
      stop(Component::isLearning, (component, took) -> {});
    } finally {
      components().reversed().forEach(Component::kill);
    }
  }

  /** Stops everything, the last started first. */
  public void stop() {
    stop((component, took) -> {});
  }

  /** The same, telling of each component that ran and how long it took to stop. */
  public void stop(BiConsumer<Component, Duration> progress) {
    stop(_ -> true, progress);
  }

  private void stop(Predicate<Component> chosen, BiConsumer<Component, Duration> progress) {
    // The services together, and only then what they write to.
    var services = List.of("syndication", "render", "ingest").stream().map(this::component)
        .filter(chosen);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      services.forEach(service -> threads.execute(() -> stop(service, progress)));
    }
    List.of("registry", "postgres", "kafka").stream().map(this::component).filter(chosen)
        .forEach(server -> stop(server, progress));
  }

  private static void stop(Component component, BiConsumer<Component, Duration> progress) {
    var begin = Instant.now();
    var ran = component.isRunning();
    component.stop();
    if (ran) {
      progress.accept(component, Duration.between(begin, Instant.now()));
    }
  }

  /** The component with this name: kafka, postgres, registry, ingest, render or syndication. */
  public Component component(String name) {
    return Objects.requireNonNull(components.get(name),
        () -> "No component '" + name + "'; there are " + components.keySet());
  }

  public SequencedCollection<Component> components() {
    return components.sequencedValues();
  }

  public Path home() {
    return home;
  }

  public Ports ports() {
    return ports;
  }

  public Keys keys() {
    return keys;
  }

  /** Kafka's bootstrap servers. */
  public String kafka() {
    return "127.0.0.1:" + ports.kafka();
  }

  public String registryUrl() {
    return "http://127.0.0.1:" + ports.registry();
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/syndication";
  }

  public String ingestUrl() {
    return bound.url("localhost", ports.ingest());
  }

  public String renderUrl() {
    return bound.url("localhost", ports.render());
  }

  public String syndicationUrl() {
    return bound.url("localhost", ports.syndication());
  }
}
