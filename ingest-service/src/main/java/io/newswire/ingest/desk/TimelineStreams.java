package io.newswire.ingest.desk;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.newswire.platform.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * Timelines that move by themselves: a virtual thread for each open page looks at the tables and sends
 * what has changed. Looking, and not being told, works with any number of copies of the service.
 */
@Component
final class TimelineStreams {
  private static final int MOST = 300;
  // Streams end by themselves; the browser begins another one.
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int HEARTBEAT = 20; // looks

  private final Timelines timelines;
  private final SpringTemplateEngine templates;
  private final DeskSettings settings;
  private final Semaphore room = new Semaphore(MOST);
  private final CountDownLatch stopping = new CountDownLatch(1);

  TimelineStreams(Timelines timelines, SpringTemplateEngine templates, DeskSettings settings) {
    this.timelines = timelines;
    this.templates = templates;
    this.settings = settings;
  }

  SseEmitter follow(String id) {
    if (!room.tryAcquire()) {
      throw Problems.refusal(HttpStatus.SERVICE_UNAVAILABLE, "too-many-timelines",
          "Too many timelines are open", "Close one, or reload this page in a while.");
    }
    var emitter = new SseEmitter(LONGEST.plusMinutes(1).toMillis());
    Thread.ofVirtual().name("timeline").start(() -> {
      try {
        send(id, emitter);
        emitter.complete();
      } catch (IOException | IllegalStateException gone) {
        emitter.completeWithError(gone);
      } finally {
        room.release();
      }
    });
    return emitter;
  }

  private void send(String id, SseEmitter emitter) throws IOException {
    var last = "";
    var rounds = LONGEST.dividedBy(settings.look());
    for (var round = 0; round < rounds && !isStopping(); round++) {
      var now = shown(id);
      if (now != null && !now.equals(last)) {
        emitter.send(SseEmitter.event().name("timeline").data(now));
        last = now;
      } else if (round % HEARTBEAT == 0) {
        emitter.send(SseEmitter.event().comment("still there"));
      }
    }
  }

  /** Null while the database is away: what was shown last still holds. */
  private @Nullable String shown(String id) {
    try {
      return templates.process("desk/timeline", Set.of("timeline"),
          new Context(Locale.ENGLISH, Map.of("timeline", timelines.of(id))));
    } catch (DataAccessException away) {
      return null;
    }
  }

  private boolean isStopping() {
    try {
      return stopping.await(settings.look().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Before the server waits for requests to end: these would keep it waiting. */
  @EventListener(ContextClosedEvent.class)
  void stop() {
    stopping.countDown();
  }
}
