package io.newswire.platform.trace;

import java.time.Duration;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Sends traces to where the settings say. */
@AutoConfiguration
@EnableConfigurationProperties(TraceSettings.class)
class TraceAutoConfiguration {
  @Bean
  TraceExport traceExport(TraceSettings settings,
      @Value("${spring.application.name:newswire}") String service) {
    return new TraceExport(settings.isOn() ? provider(settings, service) : null);
  }

  @Bean
  Tracing tracing(TraceExport export) {
    return new Tracing(
        export.provider() == null ? null : export.provider().get("io.newswire"));
  }

  /** What is still waiting when the service stops is sent before it ends. */
  record TraceExport(@Nullable SdkTracerProvider provider) implements DisposableBean {
    @Override
    public void destroy() {
      if (provider != null) {
        provider.close();
      }
    }
  }

  private static SdkTracerProvider provider(TraceSettings settings, String service) {
    var endpoint = settings.endpoint().replaceFirst("/+$", "");
    var exporter = OtlpHttpSpanExporter.builder()
        .setEndpoint(endpoint.endsWith("/v1/traces") ? endpoint : endpoint + "/v1/traces")
        .setTimeout(Duration.ofSeconds(5))
        .build();
    return SdkTracerProvider.builder()
        .setResource(Resource.getDefault().toBuilder()
            .put(AttributeKey.stringKey("service.name"), service).build())
        .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.sampling())))
        // Full queues drop spans; nothing on the road waits for a collector.
        .addSpanProcessor(BatchSpanProcessor.builder(exporter)
            .setScheduleDelay(Duration.ofSeconds(1)).build())
        .build();
  }
}
