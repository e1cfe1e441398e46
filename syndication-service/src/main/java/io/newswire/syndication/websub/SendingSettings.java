package io.newswire.syndication.websub;

import java.time.Duration;
import java.util.List;

import io.newswire.syndication.outbound.Backoff;
import io.newswire.syndication.outbound.OutboundClient;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How callbacks are called.
 *
 * @param delays the pauses before the second attempt, the third, and so on; after the last, a callback
 *     is left alone until its feed changes again
 * @param jitter the share by which a pause is made longer or shorter at random, 0 to 1
 * @param longestRetryAfter how long a subscriber may put us off with Retry-After
 * @param connectTimeout for the connection, TLS included
 * @param responseTimeout for a pause in the answer
 * @param totalTimeout for the whole attempt
 * @param claim how long a worker may hold a subscription; longer than the total timeout
 * @param concurrency deliveries under way at once in this copy of the service
 * @param failing how many of them may go to callbacks whose last attempt failed, so that those take
 *     nobody else's place
 * @param perHost deliveries under way at once to one host, all copies together
 * @param verifications requests for confirmation under way at once in this copy of the service
 * @param verificationsPerHost the same to one host, all copies together
 * @param poll how often to look for due work that nobody announced
 */
@ConfigurationProperties("newswire.websub.sending")
record SendingSettings(
    @DefaultValue( {
        "5s", "30s", "2m", "10m", "30m", "1h", "2h"}) List<Duration> delays,
    @DefaultValue("0.2") double jitter,
    @DefaultValue("6h") Duration longestRetryAfter,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("10s") Duration responseTimeout,
    @DefaultValue("15s") Duration totalTimeout,
    @DefaultValue("60s") Duration claim,
    @DefaultValue("512") int concurrency,
    @DefaultValue("128") int failing,
    @DefaultValue("32") int perHost,
    @DefaultValue("256") int verifications,
    @DefaultValue("8") int verificationsPerHost,
    @DefaultValue("250ms") Duration poll){

  SendingSettings {
    delays = List.copyOf(delays);
    if (concurrency < 1 || failing < 1 || perHost < 1 || verifications < 1
        || verificationsPerHost < 1) {
      throw new IllegalArgumentException("newswire.websub.sending is out of bounds");
    }
    if (claim.compareTo(totalTimeout.plusSeconds(15)) < 0) {
      throw new IllegalArgumentException(
          "newswire.websub.sending.claim must outlive the total timeout by 15 s or more");
    }
  }

  Backoff backoff() {
    return new Backoff(delays, jitter, longestRetryAfter);
  }

  OutboundClient.Bounds bounds() {
    return new OutboundClient.Bounds(connectTimeout, responseTimeout, totalTimeout,
        concurrency + verifications);
  }
}
