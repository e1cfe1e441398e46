package io.newswire.syndication.transformation;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.newswire.syndication.transformation.Outcome.Failed;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Applies transformations, on a few threads of their own: those that send are virtual, and would wait
 * for each other's arithmetic.
 */
@Component
public final class Transformations implements DisposableBean {
  /** The longest text, in characters. */
  public static final int LONGEST = 8_000;

  /** A webhook as it would be of a story: what fails on it for its bounds fails always. */
  private static final String SAMPLE = """
      {"type": "article.published", "timestamp": "2026-11-23T12:00:00Z", "data": {
        "id": "urn:uuid:52b1a5ee-11a5-4d9c-9d8c-8d4f5b1c7a10", "revision": 1, "pubStatus": "USABLE",
        "format": "html", "mediaType": "text/html;charset=utf-8", "content": "<p>Text</p>",
        "headline": "Harbour bridge opens", "links": {"alternate": "https://newswire.example/bridge",
        "self": "https://newswire.example/articles/1/renditions/html"}}}
      """;

  private final TransformationSettings settings;
  private final ExecutorService threads = Executors.newFixedThreadPool(
      Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
      Thread.ofPlatform().daemon().name("transformation-", 0).factory());

  Transformations(TransformationSettings settings) {
    this.settings = settings;
  }

  /** What is wrong with an expression, in words that follow the field's name; null: nothing. */
  public @Nullable String complaint(String expression) {
    var complaint = new Transformation(expression).complaint();
    if (complaint != null) {
      return complaint;
    }
    return apply(expression, SAMPLE) instanceof Failed(var reason, var outOfBounds) && outOfBounds
        ? "cannot be admitted: " + reason
        : null;
  }

  /** What an expression makes of a body. */
  public Outcome apply(String expression, String body) {
    try {
      return threads.submit(() -> new Transformation(expression).apply(body, settings)).get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Failed("the transformation was interrupted", false);
    } catch (ExecutionException failure) {
      return new Failed("the transformation failed: " + failure.getCause(), false);
    }
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }
}
