package io.newswire.ingest.article;

import io.newswire.ingest.log.LogUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers 503 with Retry-After while Kafka or the registry is away. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnavailableAdvice {
  private static final Logger log = LoggerFactory.getLogger(UnavailableAdvice.class);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> logUnavailable(LogUnavailable unavailable) {
    var refusal = refusal(unavailable);
    return ResponseEntity.status(refusal.getStatusCode()).headers(refusal.getHeaders())
        .body(refusal.getBody());
  }

  static ErrorResponseException refusal(LogUnavailable unavailable) {
    var cause = unavailable.getCause();
    log.warn("{}{}", unavailable.getMessage(), cause == null ? "" : ": " + cause);
    return Refusals.unavailable(String.valueOf(unavailable.getMessage()));
  }
}
