package io.newswire.syndication.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.newswire.syndication.filter.Filter;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as administrators see it.
 *
 * @param headers their values masked
 * @param authorization its secrets masked
 * @param tls its private key masked
 * @param health null where the last attempt succeeded
 * @param secret the signing secret, in the answer that makes it and never again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EndpointView(String id, String partnerId, String url, String format, Filter filter,
    List<String> events, String content, @Nullable String timeout, @Nullable List<String> retries,
    @Nullable Integer concurrency, @Nullable Integer ratePerMinute, String order,
    @Nullable String transformation, @Nullable Batch batch, @Nullable Object headers,
    @Nullable Object authorization, @Nullable Object tls, String status,
    @Nullable String statusReason, @Nullable Failing health, boolean declared, Instant createdAt,
    @Nullable String secret) {

  record Batch(int events, String within) {}

  /**
   * @param heldUntil nothing is sent before; null where it is sent to as usual
   * @param disabledAt when it is disabled unless something succeeds before
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Failing(int failures, @Nullable Instant since, @Nullable Instant lastAt,
      @Nullable String last, @Nullable Instant heldUntil, @Nullable Instant disabledAt) {}

  static EndpointView of(Endpoint endpoint, Credentials credentials, Health health,
      HealthRules rules, @Nullable String secret) {
    var options = endpoint.options();
    Map<String, Object> masked = CredentialsReader.write(credentials, true);
    return new EndpointView(endpoint.id(), endpoint.partnerId(), endpoint.url().toString(),
        endpoint.format(), endpoint.filter(),
        options.events().stream().sorted().map(EndpointView::text).toList(),
        text(options.content()), text(options.timeout()),
        options.retries() == null
            ? null
            : options.retries().stream().map(EndpointView::unit).toList(),
        options.concurrency(), options.ratePerMinute(), text(options.order()),
        options.transformation(), options.batch() == null
            ? null
            : new Batch(options.batch().events(), unit(options.batch().within())),
        masked.get("headers"), masked.get("authorization"), masked.get("tls"),
        text(endpoint.status()),
        endpoint.statusReason(), health.failures() == 0 ? null : failing(health, rules),
        endpoint.declared(), endpoint.createdAt(), secret);
  }

  private static Failing failing(Health health, HealthRules rules) {
    return new Failing(health.failures(), health.failingSince(), health.lastFailureAt(),
        health.lastFailure(), health.heldUntil(), health.disabledAt(rules));
  }

  private static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String text(@Nullable Duration duration) {
    return duration == null ? null : unit(duration);
  }

  /** In the largest unit that it is a whole number of. */
  private static String unit(Duration duration) {
    if (duration.toMillisPart() != 0) {
      return duration.toMillis() + "ms";
    }
    if (duration.toSecondsPart() != 0) {
      return duration.toSeconds() + "s";
    }
    if (duration.toMinutesPart() != 0) {
      return duration.toMinutes() + "m";
    }
    return duration.toHours() + "h";
  }

  @Override
  public String toString() {
    return "EndpointView[" + id + "]";
  }
}
