package io.newswire.ingest.article;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
 * their memory. What may last as long as its sender likes has half the room at most, and kills have
 * room of their own: nothing keeps one out but too many others.
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
  private static final int ROOM_TO_LAST = ROOM / 2;
  private static final int ROOM_FOR_KILLS = 16;
  private static final String SHARES = Admission.class.getName();

  // Fair: a large request gets in, too.
  private final Semaphore room = new Semaphore(ROOM, true);
  private final Semaphore roomToLast = new Semaphore(ROOM_TO_LAST, true);
  private final Semaphore roomForKills = new Semaphore(ROOM_FOR_KILLS, true);

  /** What a request takes of a room while it is here. */
  private record Share(Semaphore room, int units) {}

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
    var until = System.nanoTime() + LONGEST_WAIT.toNanos();
    var taken = new ArrayList<Share>();
    for (var share : shares(request)) {
      if (!take(share, until)) {
        release(taken);
        throw Refusals.crowded(whenToComeBack(share.room().getQueueLength()));
      }
      taken.add(share);
    }
    request.setAttribute(SHARES, taken);
    return true;
  }

  private static boolean take(Share share, long until) throws InterruptedException {
    return share.room().getQueueLength() < MOST_WAITING
        && share.room().tryAcquire(share.units(), until - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private static void release(List<?> shares) {
    shares.forEach(one -> {
      if (one instanceof Share(var room, var units)) {
        room.release(units);
      }
    });
  }

  private List<Share> shares(HttpServletRequest request) {
    if (isKill(request)) {
      return List.of(new Share(roomForKills, 1));
    }
    var units = units(request);
    return isOfUnknownLength(request)
        ? List.of(new Share(roomToLast, units), new Share(room, units))
        : List.of(new Share(room, units));
  }

  private static boolean isKill(HttpServletRequest request) {
    return HttpMethod.POST.matches(request.getMethod())
        && request.getRequestURI().endsWith("/kill");
  }

  private static boolean isBatch(HttpServletRequest request) {
    return request.getRequestURI().endsWith("/batch");
  }

  private static boolean isOfUnknownLength(HttpServletRequest request) {
    return isBatch(request) || request.getContentLengthLong() < 0;
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

  /** Where the body comes in chunks its length is not known: it is as large as there is room. */
  private static int units(HttpServletRequest request) {
    if (isBatch(request)) {
      return BATCH_UNITS;
    }
    var bytes = request.getContentLengthLong();
    return bytes < 0 ? ROOM_TO_LAST : 1 + (int) Math.min(bytes, Requests.LARGEST) / UNIT_BYTES;
  }

  @Override
  public void afterCompletion(HttpServletRequest request, HttpServletResponse response,
      Object handler, @Nullable Exception failure) {
    if (request.getAttribute(SHARES) instanceof List<?> shares) {
      request.removeAttribute(SHARES);
      release(shares);
    }
  }
}
