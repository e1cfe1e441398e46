package io.newswire.local.post;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/** What ingest answers. */
public sealed interface DeskAnswer {
  /** It is on the log. */
  record Accepted(String id, long revision, String eventId) implements DeskAnswer {}

  /**
   * It was not taken.
   *
   * @param lines what is wrong and what to do, a line each
   */
  record Refused(int status, List<String> lines) implements DeskAnswer {
    public Refused {
      lines = List.copyOf(lines);
    }

    /** Reads a problem document (RFC 9457); others have only their status to tell. */
    static Refused of(int status, JsonNode problem) {
      var lines = new ArrayList<String>();
      var title = problem.path("title").asString("");
      lines.add(title.isEmpty() ? "HTTP status " + status : title + " (" + status + ")");
      var errors = problem.path("errors");
      if (errors.isEmpty()) {
        var detail = problem.path("detail").asString("");
        if (!detail.isEmpty()) {
          lines.add(detail);
        }
      }
      for (var error : errors) {
        var pointer = error.path("pointer").asString("");
        lines.add((pointer.isEmpty() ? "" : pointer + ": ") + error.path("detail").asString(""));
      }
      return new Refused(status, lines);
    }
  }
}
