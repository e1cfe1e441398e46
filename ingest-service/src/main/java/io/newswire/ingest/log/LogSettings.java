package io.newswire.ingest.log;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param patience how long a request waits for Kafka before it is refused with 503; longer than a
 *     second, for a broker that is merely slow
 * @param keyRetention how long an Idempotency-Key is remembered at least. Not longer than the
 *     articles topic keeps superseded revisions, or a restart would shorten it.
 */
@ConfigurationProperties("newswire.ingest.log")
record LogSettings(
    @DefaultValue("4s") Duration patience, @DefaultValue("12h") Duration keyRetention) {
  LogSettings {
    if (patience.compareTo(Duration.ofSeconds(1)) <= 0 || keyRetention.isNegative()) {
      throw new IllegalArgumentException("newswire.ingest.log: patience must be longer than a"
          + " second, and key-retention not negative");
    }
  }
}
