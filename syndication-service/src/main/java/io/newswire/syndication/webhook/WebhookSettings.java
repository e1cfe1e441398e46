package io.newswire.syndication.webhook;

import java.time.Duration;
import java.util.List;

import io.newswire.syndication.outbound.OutboundClient;
import io.newswire.syndication.partner.EndpointOptions;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are sent.
 *
 * @param delays the pauses before the second attempt, the third, and so on
 * @param jitter the share by which a pause is made longer or shorter at random, 0 to 1
 * @param killPatience how long a kill is tried, its last delay repeated
 * @param longestRetryAfter how long a partner may put us off with Retry-After
 * @param connectTimeout for the connection, TLS included
 * @param responseTimeout for a pause in the answer
 * @param totalTimeout for the whole attempt
 * @param lease how long a worker may hold a delivery; longer than the total timeout, or an older
 *     revision that hangs could arrive behind a newer one
 * @param concurrency attempts under way at once in this copy of the service
 * @param perEndpoint attempts under way at once to one endpoint, all copies together
 * @param failing how many of them may go to endpoints whose last attempt failed or that take long
 * @param slowAfter what takes longer takes long
 * @param missedKept how long what a disabled endpoint misses waits for it
 * @param poll how often to look for due work that nobody announced
 */
@ConfigurationProperties("newswire.webhook.sending")
record WebhookSettings(
    @DefaultValue( {
        "5s", "30s", "2m", "10m", "30m", "2h", "5h", "10h", "14h", "20h",
        "24h"}) List<Duration> delays,
    @DefaultValue("0.2") double jitter,
    @DefaultValue("14d") Duration killPatience,
    @DefaultValue("24h") Duration longestRetryAfter,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("10s") Duration responseTimeout,
    @DefaultValue("15s") Duration totalTimeout,
    @DefaultValue("60s") Duration lease,
    @DefaultValue("256") int concurrency,
    @DefaultValue("16") int perEndpoint,
    @DefaultValue("64") int failing,
    @DefaultValue("2s") Duration slowAfter,
    @DefaultValue("30d") Duration missedKept,
    @DefaultValue("250ms") Duration poll){

  WebhookSettings {
    delays = List.copyOf(delays);
    if (delays.isEmpty() || jitter < 0 || jitter > 1 || concurrency < 1 || perEndpoint < 1
        || failing < 1) {
      throw new IllegalArgumentException("newswire.webhook.sending is out of bounds");
    }
    if (lease.compareTo(totalTimeout.plusSeconds(15)) < 0
        || lease.compareTo(EndpointOptions.LONGEST_TIMEOUT.plusSeconds(15)) < 0) {
      throw new IllegalArgumentException(
          "the lease must outlive the total timeout, and the longest that an endpoint may have, by"
              + " 15 s or more");
    }
  }

  OutboundClient.Bounds bounds() {
    return new OutboundClient.Bounds(connectTimeout, responseTimeout, totalTimeout, concurrency);
  }
}
