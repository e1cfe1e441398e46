package io.newswire.platform.problem;

import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Every refusal leaves as a problem document, whoever threw it. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalidRequest(InvalidRequest invalid) {
    return answer(Problems.invalid(invalid.status(), invalid.errors()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unexpected(Exception failure) {
    log.error("A request failed for a reason of ours", failure);
    return answer(
        Problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", "Something broke here",
            "The fault is ours and is logged. Try again; posting twice is posting once."));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
      NoResourceFoundException missing, HttpHeaders headers, HttpStatusCode status,
      WebRequest request) {
    var problem = Problems.of(HttpStatus.NOT_FOUND, "no-such-path", "Nothing is here",
        "No " + missing.getHttpMethod() + " on this path; README.md lists what there is.");
    return handleExceptionInternal(missing, problem, headers, HttpStatus.NOT_FOUND, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
      HttpMediaTypeNotSupportedException refused, HttpHeaders headers, HttpStatusCode status,
      WebRequest request) {
    refused.getBody().setDetail("Content-Type " + (refused.getContentType() == null
        ? "is missing"
        : "'" + refused.getContentType() + "' is not understood here") + "; send one of "
        + refused.getSupportedMediaTypes().stream().map(MediaType::toString)
            .collect(Collectors.joining(", ")));
    return super.handleHttpMediaTypeNotSupported(refused, headers, status, request);
  }

  /** What the framework refuses has no type of its own: its status names it. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(@Nullable Object body, HttpHeaders headers,
      HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail problem) {
      Problems.nameByStatus(problem);
    }
    return super.createResponseEntity(body, headers, status, request);
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
