package io.newswire.platform.trace;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where traces go.
 *
 * @param endpoint an OTLP/HTTP collector's base, such as {@code http://localhost:4318}; empty: nothing is
 *     recorded
 * @param sampling the share of the traces that begin here and are recorded, 0 to 1; one that somebody else
 *     began is recorded if they record it
 */
@ConfigurationProperties("newswire.tracing")
public record TraceSettings(@DefaultValue("") String endpoint,
    @DefaultValue("1.0") double sampling) {
  public TraceSettings {
    if (sampling < 0 || sampling > 1) {
      throw new IllegalArgumentException("newswire.tracing.sampling is between 0 and 1");
    }
  }

  boolean isOn() {
    return !endpoint.isBlank();
  }
}
