package io.newswire.ingest.article;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets in no more writes at once than can be finished in time. Without it a burst, or a start with
 * cold code, makes every request late: each then has its 503 after work that was for nothing, and
 * senders who try again keep it so. A large request counts for many small ones, because it costs
 * their memory.
 */
@Component
final class Admission implements HandlerInterceptor, WebMvcConfigurer {
  private static final int ROOM = 64;
  private static final int MOST_WAITING = 256;
  private static final int SOONEST_SECONDS = 2;
  private static final int MOST_SPREAD_SECONDS = 28;
  // What is left of 5 seconds, when Kafka's patience is over.
  private static final Duration LONGEST_WAIT = Duration.ofMillis(500);
  private static final int UNIT_BYTES = 64 * 1024;
  private static final int BATCH_UNITS = 16;
  private static final String UNITS = Admission.class.getName();

  // Fair: a large request gets in, too.
  private final Semaphore room = new Semaphore(ROOM, true);

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/articles/**");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response,
      Object handler) throws InterruptedException {
    if (HttpMethod.GET.matches(request.getMethod())) {
      return true;
    }
    var units = units(request);
    if (room.getQueueLength() >= MOST_WAITING
        || !room.tryAcquire(units, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
      throw Refusals.crowded(whenToComeBack(room.getQueueLength()));
    }
    request.setAttribute(UNITS, units);
    return true;
  }

  /**
   * Later the more are waiting, and not all at once: a crowd that comes back every two seconds is refused
   * at a price that leaves nothing for the work.
   *
   * @return seconds
   */
  static int whenToComeBack(int waiting) {
    var spread = Math.min(waiting, MOST_WAITING) * MOST_SPREAD_SECONDS / MOST_WAITING;
    return SOONEST_SECONDS + ThreadLocalRandom.current().nextInt(spread + 1);
  }

  /** The length is not known where the body comes in chunks: it is as large as it may be. */
  static int units(HttpServletRequest request) {
    if (request.getRequestURI().endsWith("/batch")) {
      return BATCH_UNITS;
    }
    var bytes = request.getContentLengthLong();
    return 1
        + (int) (bytes < 0 ? Requests.LARGEST : Math.min(bytes, Requests.LARGEST)) / UNIT_BYTES;
  }

  @Override
  public void afterCompletion(HttpServletRequest request, HttpServletResponse response,
      Object handler, @Nullable Exception failure) {
    if (request.getAttribute(UNITS) instanceof Integer units) {
      request.removeAttribute(UNITS);
      room.release(units);
    }
  }
}
