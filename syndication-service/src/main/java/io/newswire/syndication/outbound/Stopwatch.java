package io.newswire.syndication.outbound;

import java.time.Duration;

import io.newswire.syndication.outbound.Trace.Timing;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Takes the times of one exchange, in the thread that makes it. */
final class Stopwatch {
  private static final String ATTRIBUTE = Stopwatch.class.getName();

  private final long started = System.nanoTime();
  private long mark = started;
  private @Nullable Duration dns;
  private @Nullable Duration connect;
  private @Nullable Duration tls;
  private @Nullable Duration firstByte;

  static Stopwatch startedIn(HttpContext context) {
    var watch = new Stopwatch();
    context.setAttribute(ATTRIBUTE, watch);
    return watch;
  }

  static Stopwatch of(HttpContext context) {
    return context.getAttribute(ATTRIBUTE) instanceof Stopwatch watch ? watch : new Stopwatch();
  }

  void lookingUp() {
    mark = System.nanoTime();
  }

  void connecting() {
    if (dns == null) {
      dns = sinceMark();
    }
    mark = System.nanoTime();
  }

  void connected() {
    connect = sinceMark();
  }

  void greeting() {
    mark = System.nanoTime();
  }

  void greeted() {
    tls = sinceMark();
  }

  void answered() {
    firstByte = total();
  }

  private Duration sinceMark() {
    return Duration.ofNanos(System.nanoTime() - mark);
  }

  Duration total() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  Timing timing() {
    return new Timing(dns, connect, tls, firstByte);
  }
}
