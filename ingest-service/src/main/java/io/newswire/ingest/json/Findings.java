package io.newswire.ingest.json;

import java.util.ArrayList;
import java.util.List;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import org.springframework.http.HttpStatus;

/** Everything that is wrong with one document, gathered before any of it is refused. */
public final class Findings {
  /** More than anybody corrects at once; a hostile document must not make a long answer. */
  private static final int SHOWN = 100;

  private final List<FieldError> errors = new ArrayList<>();
  private int notShown;
  private HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;

  /**
   * @param pointer the wrong field's JSON Pointer (RFC 6901)
   * @param detail what is wrong and what to do
   */
  public void add(String pointer, String detail) {
    if (errors.size() < SHOWN) {
      errors.add(new FieldError(pointer, detail));
    } else {
      notShown++;
    }
  }

  /** The same for a field that is larger than we take: the answer becomes 413. */
  public void addTooLarge(String pointer, String detail) {
    status = HttpStatus.CONTENT_TOO_LARGE;
    add(pointer, detail);
  }

  public boolean isEmpty() {
    return errors.isEmpty();
  }

  /** @throws InvalidRequest where anything was found */
  public void throwIfAny() {
    if (errors.isEmpty()) {
      return;
    }
    var all = new ArrayList<>(errors);
    if (notShown > 0) {
      all.add(new FieldError("", notShown + " more are wrong; correct these first."));
    }
    throw new InvalidRequest(status, all);
  }
}
