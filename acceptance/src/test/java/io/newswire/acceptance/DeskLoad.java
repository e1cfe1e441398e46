package io.newswire.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.newswire.local.Component;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.node.ObjectNode;

/** Desks that post at a steady rate, whatever the answers take. Every fifth article is revised at once. */
final class DeskLoad implements AutoCloseable {
  /** Two cores hold all the services twice; give more where there is more. */
  private static final int A_SECOND = Integer.getInteger("newswire.desk-load", 15);
  private static final int REVISED = 5;

  private final Balancer ingest;
  private final String key;
  private final String section;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService desks = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final Map<String, Long> accepted = new ConcurrentHashMap<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();

  DeskLoad(Balancer ingest, String key, String section) {
    this.ingest = ingest;
    this.key = key;
    this.section = section;
  }

  /** Copies of a service, in turn, without those that were taken out. */
  static final class Balancer {
    private final List<Component> copies;
    private final AtomicInteger turn = new AtomicInteger();

    Balancer(Component... copies) {
      this.copies = new CopyOnWriteArrayList<>(copies);
    }

    void takeOut(Component copy) {
      copies.remove(copy);
    }

    void putBack(Component copy) {
      if (copy.name().equals("ingest")) {
        copies.add(copy);
      }
    }

    private String next() {
      var now = List.copyOf(copies);
      return "http://127.0.0.1:"
          + now.get(Math.floorMod(turn.getAndIncrement(), now.size())).port();
    }
  }

  void begin() {
    clock.scheduleAtFixedRate(() -> {
      var number = begun.incrementAndGet();
      desks.execute(() -> work(number));
    }, 0, 1_000_000 / A_SECOND, TimeUnit.MICROSECONDS);
  }

  private void work(int number) {
    try {
      var article = Articles.plain(Articles.freshId(), section, "Report " + number);
      post(article);
      if (number % REVISED == 0) {
        post(article.put("headline", "Report " + number + ", revised"));
      }
    } catch (UncheckedIOException | ConditionTimeoutException | AssertionError failure) {
      failures.add(failure.toString());
    } finally {
      done.incrementAndGet();
    }
  }

  /** Posts until it is taken, obeying 503 with Retry-After and nothing else; returns the id. */
  String post(ObjectNode article) {
    var asked = new AtomicLong();
    var answer = Awaitility.await().pollDelay(Duration.ZERO)
        .pollInterval((_, _) -> Duration.ofSeconds(asked.get()))
        .until(() -> {
          var any = HttpCaller.withKey(ingest.next(), key).sendJson("POST", "/articles", article);
          asked.set(retryAfter(any));
          return any;
        }, _ -> asked.get() == 0);
    if (answer.status() != 202) {
      throw new AssertionError(answer.toString());
    }
    var id = article.path("id").asString();
    accepted.put(id, answer.json().path("revision").asLong());
    return id;
  }

  /** In seconds; 0 where none is asked for. */
  private static long retryAfter(Answer answer) {
    var seconds = answer.header("retry-after");
    return answer.status() == 503 && !seconds.isEmpty() ? Long.parseLong(seconds) : 0;
  }

  void awaitMore(int articles) {
    var now = done.get();
    await().until(() -> done.get() >= now + articles);
  }

  /** Posts no more, and waits for the answers. */
  void end() {
    clock.shutdown();
    await().until(() -> done.get() == begun.get());
  }

  /** The revisions that were accepted, by article. */
  Map<String, Long> accepted() {
    return Map.copyOf(accepted);
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    desks.shutdown();
  }
}
