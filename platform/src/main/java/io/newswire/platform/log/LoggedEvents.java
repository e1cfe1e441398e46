package io.newswire.platform.log;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.DisposableBean;

/**
 * The meter {@code logback.events}: lines that were logged, by their level. Micrometer's own binder counts
 * in a filter, which every question whether a level is on goes through; Jetty asks it a dozen times a
 * request, and that was a fifth of what a feed's unchanged answer cost.
 */
final class LoggedEvents implements MeterBinder, DisposableBean {
  private final Logger root;
  private final Counting counting = new Counting();

  /** @param root what every line comes by */
  LoggedEvents(Logger root) {
    this.root = root;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    counting.counters = Stream.of(Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG, Level.TRACE)
        .collect(Collectors.toUnmodifiableMap(level -> level,
            level -> Counter.builder("logback.events")
                .description("Lines that were logged")
                .baseUnit("events")
                .tag("level", level.toString().toLowerCase(Locale.ROOT))
                .register(meters)));
    counting.setContext(root.getLoggerContext());
    counting.start();
    root.addAppender(counting);
  }

  @Override
  public void destroy() {
    root.detachAppender(counting);
    counting.stop();
  }

  private static final class Counting extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private Map<Level, Counter> counters = Map.of();

    @Override
    protected void append(ILoggingEvent event) {
      var counter = counters.get(event.getLevel());
      if (counter != null) {
        counter.increment();
      }
    }
  }
}
