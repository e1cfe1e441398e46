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
      var time = Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS);
      if (time.isBefore(FIRST) || time.isAfter(LAST)) {
        throw new DateTimeException("no place of ours: " + text);
      }
      return new Cursor(time, Long.parseLong(parts[1]));
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
        text(parameters, "endpoint", errors),
        text(parameters, "article", errors),
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

  /** The database knows no times beyond these. */
  static Instant time(String text) {
    var time = OffsetDateTime.parse(text).toInstant();
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      throw new DateTimeException("out of bounds: " + text);
    }
    return time;
  }

  private static int limit(String text) {
    var limit = Integer.parseInt(text);
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new NumberFormatException(text);
    }
    return limit;
  }

  /** PostgreSQL's text holds every character but U+0000. */
  private static @Nullable String text(Map<String, String> parameters, String name,
      List<FieldError> errors) {
    var text = parameters.get(name);
    if (text != null && text.indexOf(0) >= 0) {
      errors.add(new FieldError("/" + name, "must not have the character U+0000"));
      return null;
    }
    return text;
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
