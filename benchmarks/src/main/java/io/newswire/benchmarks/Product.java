package io.newswire.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.newswire.local.LocalStack;
import io.newswire.local.Ports;
import tools.jackson.databind.json.JsonMapper;

/** The product under measurement: processes of its own, on free ports, with data that go afterwards. */
final class Product implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final LocalStack stack;
  private final HttpClient client = HttpClient.newHttpClient();

  Product(Path root) throws IOException {
    stack = new LocalStack(root, Files.createTempDirectory("newswire-bench"), Ports.anyFree(),
        Map.of("NEWSWIRE_ALLOWED_TARGETS", "127.0.0.0/8"));
    stack.start();
  }

  LocalStack stack() {
    return stack;
  }

  /** Registers a partner that gets everything. */
  void register(Receiver receiver) throws IOException, InterruptedException {
    var partner = JSON.readTree(admin("/partners", Map.of("name", "Benchmark")));
    admin("/partners/" + partner.get("id").asString() + "/endpoints",
        Map.of("url", receiver.url(), "format", "fragment", "filter", Map.of()));
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

  /** Posts an article; completes with the status. */
  CompletableFuture<Integer> post(String id, String body) {
    var article = Map.of("id", id, "headline", "A bridge is measured", "language", "en", "body",
        body,
        "sections", java.util.List.of("benchmark"));
    return client
        .sendAsync(request(stack.ingestUrl() + "/articles", stack.keys().editor(), article),
            BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode);
  }

  private static HttpRequest request(String url, String key, Map<String, ?> body) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
        .build();
  }

  @Override
  public void close() {
    stack.stop();
    client.close();
  }
}
