package io.newswire.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Apicurio registry, its journal in our Kafka. */
final class SchemaRegistry implements Launch {
  private final Path root;
  private final int port;
  private final int managementPort;
  private final int kafkaPort;
  private final ServerJars jars;

  private SchemaRegistry(Path root, int port, int managementPort, int kafkaPort) {
    this.root = root;
    this.port = port;
    this.managementPort = managementPort;
    this.kafkaPort = kafkaPort;
    this.jars = ServerJars.ofRegistry(root, Jvm.SMALL, port);
  }

  static Component component(Path home, Path root, int port, int managementPort, int kafkaPort) {
    return new Component("registry", port, home.resolve("run"),
        new SchemaRegistry(root, port, managementPort, kafkaPort));
  }

  private Path jar() {
    return root.resolve("local-stack/target/registry/quarkus-run.jar");
  }

  @Override
  public void prepare() throws IOException {
    if (!Files.exists(jar())) {
      throw new IOException("No registry at " + jar() + "; build local-stack first");
    }
    jars.prepare();
  }

  @Override
  public List<String> command() throws IOException {
    return Stream.of(List.of(Jvm.java(), "-Xmx256m"), Jvm.SMALL, jars.options(),
        List.of("-jar", jar().toString()))
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
    return Map.ofEntries(
        Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
        Map.entry("QUARKUS_HTTP_PORT", String.valueOf(port)),
        // Otherwise it takes port 9000 on every interface.
        Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
        Map.entry("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort)),
        Map.entry("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "false"),
        Map.entry("QUARKUS_LOG_LEVEL", "WARN"),
        Map.entry("APICURIO_LOG_LEVEL", "WARN"),
        Map.entry("APICURIO_STORAGE_KIND", "kafkasql"),
        Map.entry("APICURIO_KAFKASQL_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafkaPort),
        // It reads an empty journal four times over before it serves: 20 s with the default of 5 s.
        Map.entry("APICURIO_KAFKASQL_CONSUMER_POLL_TIMEOUT", "250"));
  }

  @Override
  public boolean isReady() {
    return Http.answersOk("http://127.0.0.1:" + port + "/apis/registry/v3/system/info");
  }
}
