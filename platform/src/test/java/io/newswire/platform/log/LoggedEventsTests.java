package io.newswire.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class LoggedEventsTests {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final LoggerContext logs = new LoggerContext();

  @Test
  void areCountedByTheirLevelIfTheyWereLogged() {
    var root = logs.getLogger("ROOT");
    root.setLevel(Level.INFO);
    var events = new LoggedEvents(root);
    events.bindTo(meters);

    logs.getLogger("a.b").warn("one");
    logs.getLogger("a.c").warn("two");
    logs.getLogger("a.c").debug("nobody hears it");

    assertThat(count("warn")).isEqualTo(2);
    assertThat(count("debug")).isZero();
    events.destroy();
    logs.getLogger("a.b").warn("after the end");
    assertThat(count("warn")).isEqualTo(2);
  }

  private double count(String level) {
    return meters.get("logback.events").tag("level", level).counter().count();
  }
}
