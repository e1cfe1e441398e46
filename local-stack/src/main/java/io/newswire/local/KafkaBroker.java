package io.newswire.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.newswire.event.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/** A single Kafka node, broker and controller in one (KRaft), with its data on disk. */
final class KafkaBroker implements Launch {
  private static final int PATIENCE_MS = 5_000;

  private final Path data;
  private final Path settings;
  private final int port;
  private final int controllerPort;

  private KafkaBroker(Path home, int port, int controllerPort) {
    this.data = home.resolve("kafka");
    this.settings = home.resolve("run").resolve("kafka.properties");
    this.port = port;
    this.controllerPort = controllerPort;
  }

  static Component component(Path home, int port, int controllerPort) {
    return new Component("kafka", port, home.resolve("run"),
        new KafkaBroker(home, port, controllerPort));
  }

  @Override
  public void prepare() throws IOException, InterruptedException {
    Files.createDirectories(data);
    Files.writeString(settings, properties());
    if (!Files.exists(data.resolve("meta.properties"))) {
      format();
    }
  }

  private void format() throws IOException, InterruptedException {
    var log = settings.resolveSibling("kafka-format.log");
    var exit = new ProcessBuilder(Jvm.java(), "-cp", Jvm.classPath(), quiet(),
        "kafka.tools.StorageTool",
        "format", "-t", Uuid.randomUuid().toString(), "-c", settings.toString())
        .redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
    if (exit != 0) {
      throw new IOException("Kafka's storage could not be formatted: " + Files.readString(log));
    }
  }

  private String properties() {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
        log.dirs=%3$s
        auto.create.topics.enable=false
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=4
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        message.max.bytes=%4$d
        replica.fetch.max.bytes=%4$d
        log.cleaner.backoff.ms=5000
        """.formatted(port, controllerPort, data, Topics.MAX_RECORD_BYTES);
  }

  @Override
  public List<String> command() {
    return List.of(Jvm.java(), "-Xms128m", "-Xmx512m", "--enable-native-access=ALL-UNNAMED",
        "-cp", Jvm.classPath(), quiet(), "kafka.Kafka", settings.toString());
  }

  private static String quiet() {
    return "-Dlogback.configurationFile=io/newswire/local/broker-logback.xml";
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public boolean isReady() {
    if (!Ports.isTaken(port)) {
      return false;
    }
    try (var admin = Admin.create(Map.of(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + port,
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS,
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS))) {
      return !admin.describeCluster().nodes().get().isEmpty();
    } catch (ExecutionException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
