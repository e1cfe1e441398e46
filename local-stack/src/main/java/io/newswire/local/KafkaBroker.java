package io.newswire.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import io.newswire.event.Topics;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/** A single Kafka node, broker and controller in one (KRaft), with its data on disk. */
final class KafkaBroker implements Launch {
  private static final int PATIENCE_MS = 5_000;

  private final Path data;
  private final Path settings;
  private final Path logging;
  private final int port;
  private final int controllerPort;
  private final ServerJars jars;
  private final List<String> jvmOptions;

  private KafkaBroker(Path home, int port, int controllerPort, ServerJars jars,
      List<String> jvmOptions) {
    this.data = home.resolve("kafka");
    this.settings = home.resolve("run").resolve("kafka.properties");
    this.logging = home.resolve("run").resolve("kafka-logback.xml");
    this.port = port;
    this.controllerPort = controllerPort;
    this.jars = jars;
    this.jvmOptions = List.copyOf(jvmOptions);
  }

  static Component component(Path home, Path root, int port, int controllerPort,
      List<String> jvmOptions) {
    return new Component("kafka", port, home.resolve("run"), new KafkaBroker(home, port,
        controllerPort, ServerJars.ofKafka(root, jvmOptions, port), jvmOptions));
  }

  @Override
  public void prepare() throws IOException {
    jars.prepare();
    Files.createDirectories(data);
    Files.writeString(settings, properties());
    try (var packed = Objects.requireNonNull(
        KafkaBroker.class.getResourceAsStream("broker-logback.xml"))) {
      Files.copy(packed, logging, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(data.resolve("meta.properties"))) {
      format();
    }
  }

  /** As {@code kafka-storage.sh format} does it, without a JVM of its own. */
  private void format() throws IOException {
    var said = new ByteArrayOutputStream();
    try (var out = new PrintStream(said, true, UTF_8)) {
      var exit = StorageTool.execute(new String[]{"format", "-t", Uuid.randomUuid().toString(),
          "-c", settings.toString()}, out);
      if (exit != 0) {
        throw new IOException(
            "Kafka's storage could not be formatted: " + said.toString(UTF_8));
      }
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
  public List<String> command() throws IOException {
    return Stream.of(
        List.of(Jvm.java(), "-Xms128m", "-Xmx512m", "--enable-native-access=ALL-UNNAMED"),
        jvmOptions, jars.options(),
        List.of("-cp", jars.classPath(),
            "-Dlogback.configurationFile=" + logging, "kafka.Kafka", settings.toString()))
        .flatMap(List::stream).toList();
  }

  @Override
  public Duration stopPatience() {
    return jars.isRecording() ? ClassCache.RECORDING : Launch.super.stopPatience();
  }

  @Override
  public boolean isLearning() {
    return jars.isRecording();
  }

  @Override
  public void stopped() throws IOException {
    jars.keep();
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
