package io.newswire.testsupport;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import io.newswire.event.Topics;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.TestcontainersConfiguration;

/** The official images, in containers that go with the JVM. */
final class ContainerStack implements TestStack {
  static final String KAFKA = "apache/kafka:4.1.2";
  static final String POSTGRES = "postgres:17";
  static final String REGISTRY = "apicurio/apicurio-registry:3.3.3";

  private static final String REAPER = "testcontainers/ryuk:";
  private static final String INNER_KAFKA = "kafka:19092";
  private static final int REGISTRY_PORT = 8080;

  private final Network network = Network.newNetwork();
  private @Nullable KafkaContainer kafka;
  private @Nullable PostgreSQLContainer postgres;
  private @Nullable GenericContainer<?> registry;

  /**
   * Whether the engine has every image already; nothing is pulled behind a test's back. Asked without
   * Testcontainers' own client, whose first use starts the reaper and so pulls its image.
   *
   * @throws IllegalStateException where no engine answers
   */
  static boolean hasImages() {
    var client = DockerClientProviderStrategy
        .getClientForConfig(DockerClientFactory.instance().getTransportConfig());
    var tags = client.listImagesCmd().exec().stream()
        .flatMap(image -> Stream.ofNullable(image.getRepoTags()).flatMap(Arrays::stream)).toList();
    return tags.containsAll(List.of(KAFKA, POSTGRES, REGISTRY))
        && (hasNoReaper() || tags.stream().anyMatch(tag -> tag.startsWith(REAPER)));
  }

  private static boolean hasNoReaper() {
    return Boolean.parseBoolean(
        TestcontainersConfiguration.getInstance().getEnvVarOrProperty("ryuk.disabled", "false"));
  }

  @Override
  public synchronized String kafka() {
    if (kafka == null) {
      kafka = new KafkaContainer(DockerImageName.parse(KAFKA))
          .withNetwork(network)
          .withNetworkAliases("kafka")
          .withListener(INNER_KAFKA)
          .withEnv("KAFKA_MESSAGE_MAX_BYTES", String.valueOf(Topics.MAX_RECORD_BYTES))
          .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
          .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
      kafka.start();
    }
    return kafka.getBootstrapServers();
  }

  @Override
  public synchronized String registryUrl() {
    kafka();
    if (registry == null) {
      registry = new GenericContainer<>(DockerImageName.parse(REGISTRY))
          .withNetwork(network)
          .withEnv("APICURIO_STORAGE_KIND", "kafkasql")
          .withEnv("APICURIO_KAFKASQL_BOOTSTRAP_SERVERS", INNER_KAFKA)
          .withEnv("APICURIO_KAFKASQL_CONSUMER_POLL_TIMEOUT", "250")
          .withExposedPorts(REGISTRY_PORT)
          .waitingFor(Wait.forHttp("/apis/registry/v3/system/info").forPort(REGISTRY_PORT)
              .withStartupTimeout(Duration.ofSeconds(120)));
      registry.start();
    }
    return "http://" + registry.getHost() + ":" + registry.getMappedPort(REGISTRY_PORT);
  }

  @Override
  public synchronized Database newDatabase() {
    if (postgres == null) {
      postgres = new PostgreSQLContainer(DockerImageName.parse(POSTGRES))
          .withDatabaseName("syndication")
          .withUsername("newswire")
          .withPassword(UUID.randomUUID().toString())
          .withCommand("postgres", "-c", "max_connections=200", "-c", "fsync=off");
      postgres.start();
    }
    var name = "test_" + UUID.randomUUID().toString().replace("-", "");
    var server = postgres.getJdbcUrl();
    try (
        var connection = DriverManager.getConnection(server, postgres.getUsername(),
            postgres.getPassword());
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    return new Database(server.replaceFirst("/syndication(\\?|$)", "/" + name + "$1"),
        postgres.getUsername(), postgres.getPassword());
  }

  /** Frozen, not stopped: a container that is started again gets another port. */
  @Override
  public void stopKafka() {
    pause(Objects.requireNonNull(kafka).getContainerId());
  }

  @Override
  public void startKafka() {
    unpause(Objects.requireNonNull(kafka).getContainerId());
  }

  @Override
  public void stopDatabase() {
    pause(Objects.requireNonNull(postgres).getContainerId());
  }

  @Override
  public void startDatabase() {
    unpause(Objects.requireNonNull(postgres).getContainerId());
  }

  private static void pause(String container) {
    if (!isPaused(container)) {
      DockerClientFactory.instance().client().pauseContainerCmd(container).exec();
    }
  }

  /** Bringing back what is there is nothing, as with processes. */
  private static void unpause(String container) {
    if (isPaused(container)) {
      DockerClientFactory.instance().client().unpauseContainerCmd(container).exec();
    }
  }

  private static boolean isPaused(String container) {
    return Boolean.TRUE.equals(DockerClientFactory.instance().client()
        .inspectContainerCmd(container).exec().getState().getPaused());
  }

  @Override
  public String kind() {
    return "containers of " + KAFKA + ", " + POSTGRES + " and " + REGISTRY;
  }
}
