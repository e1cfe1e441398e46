package io.newswire.syndication.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Which acts somebody wants to see.
 *
 * @param before only those with a smaller id: behind it in the log
 * @param actor the key's name; null: anybody's
 * @param action what its name contains; null: any
 * @param subject what its path begins with; null: anything
 */
public record AuditQuery(long before, @Nullable String actor, @Nullable String action,
    @Nullable String subject, Instant since, Instant until, int limit) {
  private static final int LARGEST_PAGE = 10_000;
  private static final String TIME = "must be a time such as 2026-11-23T12:00:00Z";

  /**
   * From a request's parameters; what is empty counts as not given.
   *
   * @param usual how many where none says
   * @throws InvalidRequest with everything that is wrong
   */
  public static AuditQuery of(Map<String, String> parameters, int usual) {
    var errors = new ArrayList<FieldError>();
    var query = new AuditQuery(
        number(parameters, "before", Long.MAX_VALUE, Long.MAX_VALUE, errors),
        given(parameters, "actor"), given(parameters, "action"), given(parameters, "subject"),
        time(parameters, "since", "1970-01-01T00:00:00Z", errors),
        time(parameters, "until", "9999-01-01T00:00:00Z", errors),
        (int) number(parameters, "limit", usual, LARGEST_PAGE, errors));
    if (!errors.isEmpty()) {
      throw new InvalidRequest(HttpStatus.BAD_REQUEST, errors);
    }
    return query;
  }

  private static @Nullable String given(Map<String, String> parameters, String name) {
    var text = parameters.getOrDefault(name, "").strip();
    return text.isEmpty() ? null : text;
  }

  private static long number(Map<String, String> parameters, String name, long otherwise,
      long most, List<FieldError> errors) {
    var text = given(parameters, name);
    try {
      var number = text == null ? otherwise : Long.parseLong(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException unreadable) {
      // As one that is out of bounds.
    }
    errors.add(new FieldError("/" + name, "must be a whole number from 1 to " + most));
    return otherwise;
  }

  private static Instant time(Map<String, String> parameters, String name, String otherwise,
      List<FieldError> errors) {
    var text = given(parameters, name);
    try {
      // What a page's date field sends has neither seconds nor zone: it is UTC.
      return OffsetDateTime.parse(text == null
          ? otherwise
          : text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d") ? text + ":00Z" : text).toInstant();
    } catch (DateTimeException unreadable) {
      errors.add(new FieldError("/" + name, TIME));
      return Instant.parse(otherwise);
    }
  }
}
