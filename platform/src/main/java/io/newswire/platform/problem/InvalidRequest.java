package io.newswire.platform.problem;

import java.util.List;

import org.springframework.http.HttpStatus;

/** The caller sent something that cannot be accepted: every wrong field, all at once. */
public final class InvalidRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final transient List<FieldError> errors;

  /** Answers 422. */
  public InvalidRequest(List<FieldError> errors) {
    this(HttpStatus.UNPROCESSABLE_CONTENT, errors);
  }

  /**
   * @param status a 4xx status
   * @param errors at least one
   */
  public InvalidRequest(HttpStatus status, List<FieldError> errors) {
    super(errors.size() + " invalid field(s)");
    if (!status.is4xxClientError() || errors.isEmpty()) {
      throw new IllegalArgumentException("a 4xx status and at least one error are needed");
    }
    this.status = status;
    this.errors = List.copyOf(errors);
  }

  public HttpStatus status() {
    return status;
  }

  public List<FieldError> errors() {
    return errors;
  }
}
