package io.newswire.syndication.parked;

import java.security.Principal;
import java.util.List;
import java.util.Map;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import io.newswire.platform.problem.Problems;
import io.newswire.syndication.audit.AuditDetail;
import io.newswire.syndication.audit.Audited;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Dead letters for operators' scripts. */
@RestController
@RequestMapping("/ops/dead-letters")
class ParkedController {
  private static final int MOST = 1_000;
  private static final int LONGEST_REASON = 500;

  private final ParkedLetters letters;

  ParkedController(ParkedLetters letters) {
    this.letters = letters;
  }

  private record Choice(@Nullable List<String> ids, @Nullable String reason) {}

  /** Oldest first; {@code consumer} and {@code state} (parked, replayed, discarded) choose among them. */
  @GetMapping
  Map<String, Object> list(@RequestParam(required = false) @Nullable String consumer,
      @RequestParam(defaultValue = "parked") String state) {
    var content = letters.content();
    return Map.of("complete", content.complete(), "deadLetters", content.letters().stream()
        .filter(letter -> consumer == null || letter.consumer().group().equals(consumer))
        .filter(letter -> letter.handling() == null
            ? state.equals("parked")
            : letter.handling().outcome().name().equalsIgnoreCase(state))
        .map(letter -> letter.asMap()).toList());
  }

  /** @param id percent-encoded, as it has slashes */
  @GetMapping("/{id}")
  Letter open(@PathVariable String id) {
    var letter = letters.open(id);
    if (letter == null) {
      throw Problems.refusal(HttpStatus.NOT_FOUND, "dead-letter-not-found",
          "There is no such dead letter", "No dead letter '" + id
              + "'. GET /ops/dead-letters lists them; in a path, an id is percent-encoded.");
    }
    return letter;
  }

  @PostMapping("/replay")
  @Audited("Replay dead letters")
  Map<String, List<ParkedLetters.Result>> replay(@RequestBody Choice choice, Principal operator,
      HttpServletRequest request) {
    var results = letters.replay(ids(choice), operator.getName());
    AuditDetail.add(request, results);
    return Map.of("results", results);
  }

  @PostMapping("/discard")
  @Audited("Discard dead letters")
  Map<String, List<ParkedLetters.Result>> discard(@RequestBody Choice choice, Principal operator,
      HttpServletRequest request) {
    var reason = choice.reason() == null ? "" : choice.reason().strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw new InvalidRequest(List.of(new FieldError("/reason",
          "must say why nobody needs them, in 1 to " + LONGEST_REASON + " characters")));
    }
    var results = letters.discard(ids(choice), operator.getName(), reason);
    AuditDetail.add(request, Map.of("reason", reason, "results", results));
    return Map.of("results", results);
  }

  private static List<String> ids(Choice choice) {
    var ids = choice.ids();
    if (ids == null || ids.isEmpty() || ids.size() > MOST) {
      throw new InvalidRequest(List.of(new FieldError("/ids",
          "must be a list of 1 to " + MOST + " ids; GET /ops/dead-letters has them")));
    }
    return ids;
  }
}
