package io.newswire.ingest.article;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.newswire.ingest.log.LogUnavailable;
import io.newswire.ingest.preflight.Finding;
import io.newswire.platform.problem.InvalidRequest;
import io.newswire.platform.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * What became of one line of a batch: what the same document would have got by itself.
 *
 * @param line from 1
 * @param status 202, or that of the problem
 * @param preflight what platforms have against the article; it was taken in all the same
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record LineResult(int line, int status, @Nullable String id, @Nullable Long revision,
    @Nullable String eventId, List<Finding> preflight, @Nullable ProblemDetail problem) {
  /** Of a batch, nobody reads more about one line. */
  private static final int ERRORS_SHOWN = 10;

  static LineResult accepted(int line, Accepted accepted, List<Finding> preflight) {
    return new LineResult(line, HttpStatus.ACCEPTED.value(), accepted.id(), accepted.revision(),
        accepted.eventId(), preflight, null);
  }

  static LineResult refused(int line, RuntimeException failure) {
    return refused(line, switch (failure) {
      case InvalidRequest invalid -> Problems.invalid(invalid.status(),
          invalid.errors().stream().limit(ERRORS_SHOWN).toList());
      case ErrorResponseException refusal -> refusal.getBody();
      case LogUnavailable unavailable -> UnavailableAdvice.refusal(unavailable).getBody();
      default -> throw failure;
    });
  }

  static LineResult refused(int line, ProblemDetail problem) {
    return new LineResult(line, problem.getStatus(), null, null, null, List.of(), problem);
  }

  boolean isUnavailable() {
    return status == HttpStatus.SERVICE_UNAVAILABLE.value();
  }
}
