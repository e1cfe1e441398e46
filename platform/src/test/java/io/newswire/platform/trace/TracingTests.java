package io.newswire.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.junit.jupiter.api.Test;

/** Steps hand traces on, recorded or not. */
class TracingTests {
  private static final String GIVEN = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void withoutACollectorATraceGoesThroughAsItCame() {
    var tracing = new Tracing(null);

    try (var step = tracing.begin("render", SpanKind.CONSUMER, GIVEN).tag("articleId", "urn:x")) {
      assertThat(step.traceparent()).isEqualTo(GIVEN);
      assertThat(step.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }
    assertThat(tracing.begin("render", SpanKind.CONSUMER, null).traceparent()).isNull();
  }

  @Test
  void withOneTheNextStepIsAChildOfThisOne() {
    try (var provider = SdkTracerProvider.builder().build()) {
      var step = new Tracing(provider.get("test")).begin("render", SpanKind.CONSUMER, GIVEN);

      assertThat(step.traceparent()).startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-")
          .endsWith("-01").isNotEqualTo(GIVEN);
      step.close();
    }
  }

  @Test
  void whatTheSenderDoesNotRecordIsNotRecordedHere() {
    var unsampled = GIVEN.replaceFirst("-01$", "-00");
    try (var provider = SdkTracerProvider.builder()
        .setSampler(Sampler.parentBased(Sampler.alwaysOn())).build()) {
      var step = new Tracing(provider.get("test")).begin("render", SpanKind.CONSUMER, unsampled);

      assertThat(Objects.requireNonNull(step.traceparent())).endsWith("-00");
      step.close();
    }
  }

  @Test
  void rubbishBeginsATrace() {
    try (var provider = SdkTracerProvider.builder().build()) {
      var step = new Tracing(provider.get("test")).begin("render", SpanKind.CONSUMER, "rubbish");

      assertThat(step.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
      step.close();
    }
  }
}
