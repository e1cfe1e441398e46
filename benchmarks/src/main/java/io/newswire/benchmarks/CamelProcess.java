package io.newswire.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The other process: {@link CamelRoutes}, and the topics that feed it. */
final class CamelProcess implements AutoCloseable {
  private final Process process;
  private final KafkaProducer<String, byte[]> producer;

  /**
   * From a topic to receivers.
   *
   * @param first the number of the first receiver
   * @param receivers how many get each record
   */
  record Route(String topic, int first, int receivers) {
    Route(int first, int receivers) {
      this("bench-camel-" + UUID.randomUUID(), first, receivers);
    }
  }

  CamelProcess(String kafka, String target, List<Route> routes)
      throws IOException, ExecutionException, InterruptedException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", (Object) kafka))) {
      admin.createTopics(routes.stream()
          .map(route -> new NewTopic(route.topic(), CamelRoutes.PARTITIONS, (short) 1)).toList())
          .all().get();
    }
    var command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m",
        "-Dlogback.configurationFile=io/newswire/local/cli-logback.xml",
        "-cp", System.getProperty("java.class.path"), CamelRoutes.class.getName(), kafka, target));
    routes.forEach(route -> command.addAll(List.of(route.topic(), String.valueOf(route.first()),
        String.valueOf(route.receivers()))));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var output = process.inputReader(UTF_8);
    for (var line = output.readLine(); !CamelRoutes.READY.equals(line); line = output.readLine()) {
      if (line == null) {
        throw new IOException("Camel did not start");
      }
    }
    producer = new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka, "acks", "all", "compression.type", "lz4"),
        new StringSerializer(), new ByteArraySerializer());
  }

  /** Writes so many records, each under a key of its own, which the receivers see as webhook-id. */
  void send(Route route, int count, byte[] body) {
    for (var number = 0; number < count; number++) {
      producer.send(new ProducerRecord<>(route.topic(), UUID.randomUUID().toString(), body));
    }
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
    process.destroy();
  }
}
