package io.newswire.platform.problem;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/** Makes problem documents (RFC 9457) and writes them where no controller is at work. */
public final class Problems {
  private static final String TYPES = "urn:newswire:problem:";
  private static final URI UNTYPED = URI.create("about:blank"); // RFC 9457 §4.2.1

  private final JsonMapper json;

  Problems(JsonMapper json) {
    this.json = json;
  }

  /**
   * A problem document.
   *
   * @param type the last part of the problem's type, such as {@code article-not-found}
   * @param title the kind of problem, the same words each time
   * @param detail what happened this time and what to do
   */
  public static ProblemDetail of(HttpStatus status, String type, String title, String detail) {
    var problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create(TYPES + type));
    problem.setTitle(title);
    return problem;
  }

  /** Gives a document its status as its type, unless it has one. */
  static void nameByStatus(ProblemDetail problem) {
    var type = problem.getType();
    var status = HttpStatus.resolve(problem.getStatus());
    if (status != null && (type == null || type.equals(UNTYPED))) {
      problem.setType(URI.create(TYPES + status.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
  }

  /** The same as an exception, for controllers. */
  public static ErrorResponseException refusal(HttpStatus status, String type, String title,
      String detail) {
    return new ErrorResponseException(status, of(status, type, title, detail), null);
  }

  /** The document for a request with wrong fields. */
  public static ProblemDetail invalid(HttpStatus status, List<FieldError> errors) {
    var problem = of(status, "invalid-request", "The request is not acceptable",
        errors.size() == 1
            ? errors.getFirst().detail()
            : errors.size() + " fields are wrong; 'errors' names each.");
    problem.setProperty("errors", errors);
    return problem;
  }

  /** Answers with the document. */
  public void write(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem)
      throws IOException {
    problem.setInstance(URI.create(request.getRequestURI()));
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), problem);
  }

  /**
   * The document as it is sent, for answers that no servlet gives.
   *
   * @param path of the request
   */
  public byte[] written(String path, ProblemDetail problem) {
    problem.setInstance(URI.create(path));
    return json.writeValueAsBytes(problem);
  }
}
