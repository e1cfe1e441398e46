package io.newswire.syndication.partner;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.newswire.syndication.partner.EndpointOptions.Batch;
import io.newswire.syndication.partner.EndpointOptions.Content;
import io.newswire.syndication.partner.EndpointOptions.Event;
import io.newswire.syndication.partner.EndpointOptions.Order;
import io.newswire.syndication.transformation.Transformations;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import tools.jackson.databind.JsonNode;

/** Reads an endpoint's options; those that are not there stay as they were, null is the default. */
final class OptionsReader {
  static final Set<String> FIELDS = Set.of("events", "content", "timeout", "retries", "concurrency",
      "ratePerMinute", "order", "transformation", "batch");
  /** A number alone would be milliseconds, which nobody means. */
  private static final Pattern UNIT = Pattern.compile("[A-Za-z]$");
  private static final int MOST_RETRIES = 30;
  private static final Duration LONGEST_PAUSE = Duration.ofDays(2);
  private static final Duration LONGEST_SCHEDULE = Duration.ofDays(14);
  private static final int MOST_CONCURRENCY = 256;
  private static final int MOST_PER_MINUTE = 600_000;

  private final JsonNode body;
  private final Transformations transformations;
  private final Complaints complaints;

  OptionsReader(JsonNode body, Transformations transformations, Complaints complaints) {
    this.body = body;
    this.transformations = transformations;
    this.complaints = complaints;
  }

  /** Receives what is wrong, by field. */
  interface Complaints {
    void add(String field, String detail);
  }

  EndpointOptions read(EndpointOptions before) {
    return new EndpointOptions(
        body.has("events") ? events() : before.events(),
        body.has("content")
            ? choice("content", Content.class, Content.FULL)
            : before.content(),
        body.has("timeout") ? timeout() : before.timeout(),
        body.has("retries") ? retries() : before.retries(),
        body.has("concurrency")
            ? number("concurrency", MOST_CONCURRENCY)
            : before.concurrency(),
        body.has("ratePerMinute")
            ? number("ratePerMinute", MOST_PER_MINUTE)
            : before.ratePerMinute(),
        body.has("order") ? choice("order", Order.class, Order.ARTICLE) : before.order(),
        body.has("transformation") ? transformation() : before.transformation(),
        body.has("batch") ? batch() : before.batch());
  }

  private @Nullable String transformation() {
    var text = body.path("transformation");
    if (text.isNull()) {
      return null;
    }
    if (!text.isString() || text.asString().isBlank()
        || text.asString().length() > Transformations.LONGEST) {
      complaints.add("transformation",
          "must be JSONata of 1 to " + Transformations.LONGEST + " characters");
      return null;
    }
    var complaint = transformations.complaint(text.asString());
    if (complaint != null) {
      complaints.add("transformation", complaint);
    }
    return text.asString();
  }

  private @Nullable Batch batch() {
    var batch = body.path("batch");
    if (batch.isNull()) {
      return null;
    }
    var events = batch.path("events");
    var within = batch.has("within") ? duration(batch.path("within")) : Batch.USUAL;
    if (!batch.isObject() || !Set.of("events", "within").containsAll(batch.propertyNames())
        || !events.isInt() || events.asInt() < 2 || events.asInt() > Batch.MOST_EVENTS
        || within == null || within.compareTo(Batch.SHORTEST) < 0
        || within.compareTo(Batch.LONGEST) > 0) {
      complaints.add("batch", "must be such as {\"events\": 20, \"within\": \"5s\"}: 2 to "
          + Batch.MOST_EVENTS + " events, within 1s to 15m");
      return null;
    }
    return new Batch(events.asInt(), within);
  }

  private Set<Event> events() {
    var list = body.path("events");
    if (list.isNull()) {
      return EnumSet.allOf(Event.class);
    }
    var known = names(Event.class);
    var named = list.valueStream().map(one -> one.asString("")).collect(Collectors.toSet());
    if (!list.isArray() || named.isEmpty() || !known.containsAll(named)) {
      complaints.add("events", "must be a list of " + String.join(", ", known)
          + "; kills come to whoever had the story and cannot be left out");
      return EnumSet.allOf(Event.class);
    }
    return named.stream().map(name -> Event.valueOf(name.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Event.class)));
  }

  private <E extends Enum<E>> E choice(String field, Class<E> type, E standard) {
    var value = body.path(field);
    if (value.isNull()) {
      return standard;
    }
    if (!names(type).contains(value.asString(""))) {
      complaints.add(field, "must be one of " + String.join(", ", names(type)));
      return standard;
    }
    return Enum.valueOf(type, value.asString().toUpperCase(Locale.ROOT));
  }

  private static <E extends Enum<E>> List<String> names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
  }

  private @Nullable Duration timeout() {
    if (body.path("timeout").isNull()) {
      return null;
    }
    var timeout = duration(body.path("timeout"));
    if (timeout == null || timeout.compareTo(EndpointOptions.SHORTEST_TIMEOUT) < 0
        || timeout.compareTo(EndpointOptions.LONGEST_TIMEOUT) > 0) {
      complaints.add("timeout", "must be a time from 1s to 30s");
    }
    return timeout;
  }

  private @Nullable List<Duration> retries() {
    var list = body.path("retries");
    if (list.isNull()) {
      return null;
    }
    var pauses = list.valueStream().map(OptionsReader::duration).toList();
    if (!list.isArray() || pauses.isEmpty() || pauses.size() > MOST_RETRIES
        || pauses.stream().anyMatch(
            pause -> pause == null || pause.isZero() || pause.compareTo(LONGEST_PAUSE) > 0)) {
      complaints.add("retries", "must be a list of 1 to " + MOST_RETRIES
          + " times such as 5s, 10m or 24h, each at most 2d");
      return null;
    }
    if (pauses.stream().reduce(Duration.ZERO, Duration::plus).compareTo(LONGEST_SCHEDULE) > 0) {
      complaints.add("retries", "must come to at most 14 days in all");
    }
    return pauses;
  }

  /** Such as {@code 90s} or {@code PT1H30M}; null where it is none. */
  static @Nullable Duration duration(JsonNode value) {
    if (!UNIT.matcher(value.asString("")).find()) {
      return null;
    }
    try {
      var duration = DurationStyle.detectAndParse(value.asString(""));
      return duration.isNegative() ? null : duration;
    } catch (IllegalArgumentException | ArithmeticException unreadable) {
      return null;
    }
  }

  private @Nullable Integer number(String field, int most) {
    var value = body.path(field);
    if (value.isNull()) {
      return null;
    }
    if (!value.isInt() || value.asInt() < 1 || value.asInt() > most) {
      complaints.add(field, "must be a number of 1 to " + most);
      return null;
    }
    return value.asInt();
  }
}
