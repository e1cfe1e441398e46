package io.newswire.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTests {
  private static final String GOOD = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void handsATraceOn() {
    var trace = TraceContext.of(GOOD, "vendor=1");

    assertThat(trace).isEqualTo(new TraceContext(GOOD, "vendor=1"));
    assertThat(trace.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "x", "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
      "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
      "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", GOOD + "-x"})
  void beginsATraceWhereThereIsNoGoodOne(String traceparent) {
    var trace = TraceContext.of(traceparent, "vendor=1");

    assertThat(trace.traceparent()).isNotEqualTo(traceparent)
        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    assertThat(trace.tracestate()).isNull();
  }

  @Test
  void takesALaterVersionOfTheFormat() {
    assertThat(TraceContext.of("01" + GOOD.substring(2) + "-more", null).traceparent())
        .startsWith("01-");
  }
}
