package io.newswire.local;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Starts components side by side, each once those that it needs are ready. */
final class StartOrder {
  /** What must be ready before the process is worth starting. The rest, services wait for. */
  private static final Map<String, List<String>> NEEDS = Map.of(
      "registry", List.of("kafka"),
      "ingest", List.of("kafka"),
      "render", List.of("kafka"),
      "syndication", List.of("kafka", "postgres"));

  private static final Duration ENDING = Duration.ofSeconds(10);

  private final LocalStack stack;
  private final Duration patience;
  private final BiConsumer<Component, Duration> progress;
  private final Executor threads;
  private final Instant begin = Instant.now();
  private final Map<String, CompletableFuture<Void>> ready = new ConcurrentHashMap<>();

  private StartOrder(LocalStack stack, Duration patience, BiConsumer<Component, Duration> progress,
      Executor threads) {
    this.stack = stack;
    this.patience = patience;
    this.progress = progress;
    this.threads = threads;
  }

  static void start(LocalStack stack, Duration patience,
      BiConsumer<Component, Duration> progress) {
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      new StartOrder(stack, patience, progress, threads).start();
    } finally {
      threads.shutdownNow(); // when one has failed, nobody waits for the others
      awaitEnd(threads);
    }
  }

  /** Nothing may still be starting when the caller begins to stop things. */
  private static void awaitEnd(ExecutorService threads) {
    var interrupted = Thread.interrupted();
    try {
      threads.awaitTermination(ENDING.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException again) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void start() {
    var failed = new CompletableFuture<Void>();
    // The stack lists what others need first.
    for (var component : stack.components()) {
      var needed = NEEDS.getOrDefault(component.name(), List.of()).stream()
          .map(ready::get).toArray(CompletableFuture[]::new);
      var started = CompletableFuture.allOf(needed).thenRunAsync(() -> bring(component), threads);
      started.exceptionally(failure -> {
        failed.completeExceptionally(failure);
        return null;
      });
      ready.put(component.name(), started);
    }
    var all = CompletableFuture.allOf(ready.values().toArray(CompletableFuture[]::new));
    try {
      CompletableFuture.anyOf(all, failed).get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while starting", interrupted);
    } catch (ExecutionException failure) {
      throw unwrapped(failure);
    }
  }

  private static RuntimeException unwrapped(Throwable failure) {
    var cause = failure.getCause();
    return switch (cause) {
      case CompletionException inner -> unwrapped(inner);
      case RuntimeException plain -> plain;
      case null, default -> new IllegalStateException(failure);
    };
  }

  private void bring(Component component) {
    component.start();
    component.awaitReady(patience);
    progress.accept(component, Duration.between(begin, Instant.now()));
  }
}
