package io.newswire.ingest.article;

import io.newswire.ingest.json.Wording;
import io.newswire.platform.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The Idempotency-Key came with another content before. The answer names what came of that. */
public final class KeyStandsForOther extends ErrorResponseException {
  private static final long serialVersionUID = 1L;

  private final transient Accepted accepted;

  KeyStandsForOther(Accepted accepted) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, problem(accepted), null);
    this.accepted = accepted;
  }

  private static ProblemDetail problem(Accepted accepted) {
    var problem = Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-taken",
        "The Idempotency-Key stands for something else",
        "This Idempotency-Key came with another content before, which is revision "
            + accepted.revision() + " of the article " + Wording.quote(accepted.id())
            + ". Use a new key for each article and revision.");
    problem.setProperty("articleId", accepted.id());
    problem.setProperty("revision", accepted.revision());
    return problem;
  }

  /** What was taken in under the key. */
  public Accepted accepted() {
    return accepted;
  }
}
