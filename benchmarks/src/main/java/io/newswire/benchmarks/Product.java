package io.newswire.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import io.newswire.local.LocalStack;
import io.newswire.local.Ports;
import tools.jackson.databind.json.JsonMapper;

/** The product under measurement: processes of its own, on free ports, with data that go afterwards. */
final class Product implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int IN_A_ROW = 200;

  private final LocalStack stack;
  private final HttpClient client = HttpClient.newHttpClient();

  Product(Path root) throws IOException {
    this(root, Map.of());
  }

  /**
   * @param settings more environment for the services
   */
  Product(Path root, Map<String, String> settings) throws IOException {
    var environment = new HashMap<>(settings);
    environment.put("NEWSWIRE_ALLOWED_TARGETS", "127.0.0.0/8");
    stack = new LocalStack(root, Files.createTempDirectory("newswire-bench"), Ports.anyFree(),
        environment);
    stack.start();
    // What has just been built records its classes while it runs for the first time, which makes it
    // slower; its second run is what users have from then on.
    stack.stop();
    stack.start();
  }

  LocalStack stack() {
    return stack;
  }

  /** The URLs of the three services. */
  List<String> services() {
    return List.of(stack.ingestUrl(), stack.renderUrl(), stack.syndicationUrl());
  }

  void stop(List<String> services) {
    services.forEach(service -> stack.component(service).stop());
  }

  void start(List<String> services) {
    services.forEach(service -> stack.component(service).start());
    services.forEach(service -> stack.component(service).awaitReady(PATIENCE));
  }

  /** Registers a partner that gets everything; returns its endpoint's secret. */
  String register(Receiver receiver) throws IOException, InterruptedException {
    return addEndpoint(addPartner(), receiver.url(), Map.of());
  }

  /** Registers a partner; returns its id. */
  String addPartner() throws IOException, InterruptedException {
    return JSON.readTree(admin("/partners", Map.of("name", "Benchmark"))).get("id").asString();
  }

  /** Adds an endpoint to a partner; returns its secret. */
  String addEndpoint(String partner, String url, Map<String, ?> filter)
      throws IOException, InterruptedException {
    var endpoint = JSON.readTree(admin("/partners/" + partner + "/endpoints",
        Map.of("url", url, "format", "fragment", "filter", filter)));
    return endpoint.get("secret").asString();
  }

  private String admin(String path, Map<String, ?> body) throws IOException, InterruptedException {
    var answer = client.send(request(stack.syndicationUrl() + path, stack.keys().admin(), body),
        BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(
          path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  /** What ingest said; the body tells why where it said no. */
  record Answer(int status, String body) {
    boolean isAccepted() {
      return status == 202;
    }
  }

  /** Posts an article. */
  CompletableFuture<Answer> post(String id, String body) {
    var article = Map.of("id", id, "headline", "A bridge is measured", "language", "en",
        "body", body, "sections", List.of("benchmark"));
    return client
        .sendAsync(request(stack.ingestUrl() + "/articles", stack.keys().editor(), article),
            BodyHandlers.ofString())
        .thenApply(answer -> new Answer(answer.statusCode(), answer.body()));
  }

  /** Posts one by one until many in a row are taken: the first of all meet cold code. */
  void awaitOpen() {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    for (var taken = 0; taken < IN_A_ROW; taken++) {
      if (!post("urn:uuid:" + UUID.randomUUID(), Text.BODY).join().isAccepted()) {
        taken = -1;
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "Not " + IN_A_ROW + " articles in a row were taken within " + PATIENCE);
      }
    }
  }

  private static HttpRequest request(String url, String key, Map<String, ?> body) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
        .build();
  }

  @Override
  public void close() throws IOException {
    stack.stop();
    client.close();
    try (var files = Files.walk(stack.home())) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
