package io.newswire.syndication.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Which deliveries somebody wants to see.
 *
 * @param before only those behind this one
 * @param state in lower case; null: any
 * @param since only those that were planned then or later, and before {@code until}
 */
public record HistoryQuery(Cursor before, @Nullable String endpoint, @Nullable String article,
    @Nullable String state, Instant since, Instant until, int limit) {
  private static final int LARGEST_PAGE = 200;
  private static final String PAGE = "50";
  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
  private static final List<String> STATES = List.of("pending", "failed", "delivered", "superseded",
      "exhausted", "abandoned");

  /** A place in the history; times are kept in microseconds. */
  public record Cursor(Instant time, long position) {
    static final Cursor START = new Cursor(LAST, Long.MAX_VALUE);

    static Cursor parse(String text) {
      var parts = text.split("-", 2);
      var micros = Long.parseLong(parts[0]);
      return new Cursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), Long.parseLong(parts[1]));
    }

    @Override
    public String toString() {
      return ChronoUnit.MICROS.between(Instant.EPOCH, time) + "-" + position;
    }
  }

  /** @throws InvalidRequest with everything that is wrong */
  public static HistoryQuery of(Map<String, String> parameters) {
    var errors = new ArrayList<FieldError>();
    var query = new HistoryQuery(
        read(parameters, "before", Cursor.START.toString(), Cursor::parse,
            "must be as the last page's 'next' has it", errors),
        parameters.get("endpoint"),
        parameters.get("article"),
        parameters.get("state"),
        read(parameters, "since", FIRST.toString(), HistoryQuery::time,
            "must be a time such as 2026-11-23T12:00:00Z", errors),
        read(parameters, "until", LAST.toString(), HistoryQuery::time,
            "must be a time such as 2026-11-23T12:00:00Z", errors),
        read(parameters, "limit", PAGE, HistoryQuery::limit, "must be 1 to " + LARGEST_PAGE,
            errors));
    if (query.state != null && !STATES.contains(query.state)) {
      errors.add(new FieldError("/state", "must be one of " + String.join(", ", STATES)));
    }
    if (!errors.isEmpty()) {
      throw new InvalidRequest(HttpStatus.BAD_REQUEST, errors);
    }
    return query;
  }

  private static Instant time(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static int limit(String text) {
    var limit = Integer.parseInt(text);
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new NumberFormatException(text);
    }
    return limit;
  }

  private interface Reader<T> {
    T read(String text);
  }

  private static <T> T read(Map<String, String> parameters, String name, String otherwise,
      Reader<T> reader, String rule, List<FieldError> errors) {
    try {
      return reader.read(parameters.getOrDefault(name, otherwise));
    } catch (DateTimeException | NumberFormatException | ArithmeticException
        | IndexOutOfBoundsException unreadable) {
      errors.add(new FieldError("/" + name, rule));
      return reader.read(otherwise);
    }
  }

  /** The query string of the page behind this delivery. */
  public String behind(DeliveryHistory.View last) {
    var parameters = new LinkedHashMap<String, @Nullable String>();
    parameters.put("endpoint", endpoint);
    parameters.put("article", article);
    parameters.put("state", state);
    parameters.put("since", since.equals(FIRST) ? null : since.toString());
    parameters.put("until", until.equals(LAST) ? null : until.toString());
    parameters.put("limit", String.valueOf(limit));
    parameters.put("before", new Cursor(last.createdAt(), last.position()).toString());
    return parameters.entrySet().stream().filter(one -> one.getValue() != null)
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
