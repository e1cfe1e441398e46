package io.newswire.syndication.console;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.newswire.event.Topics;
import io.newswire.platform.deadletter.DeadLetter;
import io.newswire.platform.page.Notice;
import io.newswire.platform.problem.Problems;
import io.newswire.syndication.audit.AuditDetail;
import io.newswire.syndication.audit.Audited;
import io.newswire.syndication.parked.ParkedLetters;
import io.newswire.syndication.parked.ParkedLetters.Result;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The dead letters: why each is there, and what is to become of it. */
@Controller
@RequestMapping("/console/dead-letters")
class LetterPages {
  private static final int SHOWN = 200;
  private static final String HERE = "redirect:/console/dead-letters";

  private final ParkedLetters letters;

  LetterPages(ParkedLetters letters) {
    this.letters = letters;
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "") String consumer,
      @RequestParam(defaultValue = "parked") String state, Model model) {
    var content = letters.content();
    var chosen = content.letters().reversed().stream()
        .filter(letter -> consumer.isEmpty() || letter.consumer().group().equals(consumer))
        .filter(letter -> state.equals("all") || state.equals(state(letter))).toList();
    model.addAttribute("letters", chosen.stream().limit(SHOWN).toList());
    model.addAttribute("count", chosen.size());
    model.addAttribute("complete", content.complete());
    model.addAttribute("consumer", consumer);
    model.addAttribute("consumers", Topics.CONSUMERS);
    model.addAttribute("state", state);
    return "console/letters";
  }

  private static String state(DeadLetter letter) {
    return letter.handling() == null
        ? "parked"
        : letter.handling().outcome().name().toLowerCase(Locale.ROOT);
  }

  /** Ids have slashes: they do not go into a path. */
  @GetMapping("/letter")
  String one(@RequestParam String id, Model model) {
    var opened = letters.open(id);
    if (opened == null) {
      throw Problems.refusal(HttpStatus.NOT_FOUND, "dead-letter-not-found",
          "There is no such dead letter", "Nothing is known of '" + id
              + "' any more: what became of it stands in the audit log.");
    }
    model.addAttribute("opened", opened);
    model.addAttribute("letter", opened.letter());
    return "console/letter";
  }

  @PostMapping("/replay")
  @Audited("Replay dead letters")
  String replay(@RequestParam(defaultValue = "") List<String> ids, Principal operator,
      HttpServletRequest request, HttpServletResponse response) {
    return tell(ids, letters.replay(ids, operator.getName()), request, response);
  }

  @PostMapping("/discard")
  @Audited("Discard dead letters")
  String discard(@RequestParam(defaultValue = "") List<String> ids,
      @RequestParam(defaultValue = "") String reason, Principal operator,
      HttpServletRequest request, HttpServletResponse response) {
    if (reason.isBlank() || reason.length() > 500) {
      Notice.failed("Say in a few words why nobody needs them: it stands in the log.")
          .onNextPage(request, response);
      return HERE;
    }
    return tell(ids, letters.discard(ids, operator.getName(), reason.strip()), request, response);
  }

  private static String tell(List<String> ids, List<Result> results, HttpServletRequest request,
      HttpServletResponse response) {
    AuditDetail.add(request, Map.of("ids", ids, "results", results));
    if (results.isEmpty()) {
      Notice.warning("Choose at least one dead letter.").onNextPage(request, response);
      return HERE;
    }
    var counted = ParkedLetters.counted(results).entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
    var odd = results.stream().filter(result -> result.result().equals("superseded")
        || result.result().equals("not parked")).findFirst();
    odd.map(result -> Notice.warning(counted + ". " + result.id() + ": " + result.why()))
        .orElse(Notice.done(counted + ".")).onNextPage(request, response);
    return HERE;
  }
}
