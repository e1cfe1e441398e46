package io.newswire.syndication.topic;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What a request asks of a topic's records.
 *
 * @param limit how many, 1 to 100
 */
public record RecordParameters(RecordQuery query, int limit) {
  private static final int LARGEST = 100;
  private static final int USUAL = 25;

  /**
   * From a request's parameters; what is empty counts as not given.
   *
   * @throws InvalidRequest where one cannot be read
   */
  public static RecordParameters of(Map<String, String> parameters) {
    var limit = number(parameters, "limit", USUAL);
    if (limit < 1 || limit > LARGEST) {
      throw wrong("limit", "must be 1 to " + LARGEST);
    }
    return new RecordParameters(query(parameters), (int) limit);
  }

  private static RecordQuery query(Map<String, String> parameters) {
    var key = given(parameters, "key");
    var time = given(parameters, "time");
    var partition = (int) number(parameters, "partition", -1);
    if (key != null) {
      return new RecordQuery.WithKey(key, number(parameters, "before", -1));
    }
    if (time != null) {
      return new RecordQuery.FromTime(time(time).toInstant());
    }
    if (given(parameters, "offset") == null) {
      return new RecordQuery.Newest(partition);
    }
    if (partition < 0) {
      throw wrong("partition", "must be given with an offset: each partition counts by itself");
    }
    return new RecordQuery.FromOffset(partition, number(parameters, "offset", 0));
  }

  private static OffsetDateTime time(String text) {
    try {
      // What a page's date field sends has no zone: it is UTC.
      return OffsetDateTime.parse(text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?")
          ? text + "Z"
          : text);
    } catch (DateTimeException unreadable) {
      throw wrong("time", "must be a time such as 2026-11-23T12:00:00Z");
    }
  }

  private static long number(Map<String, String> parameters, String name, long otherwise) {
    var text = given(parameters, name);
    try {
      return text == null ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException unreadable) {
      throw wrong(name, "must be a whole number");
    }
  }

  private static @Nullable String given(Map<String, String> parameters, String name) {
    var text = parameters.getOrDefault(name, "").strip();
    return text.isEmpty() ? null : text;
  }

  private static InvalidRequest wrong(String name, String detail) {
    return new InvalidRequest(HttpStatus.BAD_REQUEST,
        List.of(new FieldError("/" + name, detail)));
  }
}
