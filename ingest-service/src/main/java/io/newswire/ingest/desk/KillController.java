package io.newswire.ingest.desk;

import java.security.Principal;
import java.util.List;
import java.util.Map;

import io.newswire.ingest.article.ArticleEvents;
import io.newswire.ingest.article.KeyStandsForOther;
import io.newswire.ingest.article.Sender;
import io.newswire.ingest.log.LogUnavailable;
import io.newswire.ingest.submission.SubmissionReader;
import io.newswire.platform.page.Notice;
import io.newswire.platform.problem.InvalidRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** Killing. */
@Controller
class KillController {
  private final ArticleEvents events;
  private final SubmissionReader submissions;
  private final JsonMapper json;

  KillController(ArticleEvents events, SubmissionReader submissions, JsonMapper json) {
    this.events = events;
    this.submissions = submissions;
    this.json = json;
  }

  /** What the form says. */
  private record Order(String id, String reason, String once) {}

  @PostMapping("/desk/kill")
  String kill(@RequestParam String id, @RequestParam String reason, @RequestParam String once,
      Principal who, Model model, HttpServletRequest request, HttpServletResponse response) {
    var given = new Order(id, reason, once);
    try {
      var order = submissions.readKillOrder(json.writeValueAsBytes(Map.of("reason", reason)));
      events.kill(id, order, Sender.atDesk(who.getName(), once));
      Notice.done(
          "Killed. It is on its way to everybody who has the story; the timeline shows who has "
              + "confirmed.")
          .onNextPage(request, response);
    } catch (InvalidRequest invalid) {
      Notice.failed("Not killed: the reason " + invalid.errors().getFirst().detail())
          .onNextPage(request, response);
    } catch (KeyStandsForOther earlier) {
      // The form asks for nothing else: what differs is the reason.
      Notice.failed("It is killed already, with the reason that was given first.")
          .onNextPage(request, response);
    } catch (LogUnavailable away) {
      return again(given, KnownArticles.refusal(away), model, response);
    } catch (ErrorResponseException refusal) {
      return again(given, refusal, model, response);
    }
    return KnownArticles.toPageOf(id);
  }

  /** The form once more, by itself: the article's own page is not to be had while Kafka is away. */
  private static String again(Order given, ErrorResponseException refusal, Model model,
      HttpServletResponse response) {
    response.setStatus(refusal.getStatusCode().value());
    model.addAttribute("refusal", refusal.getBody().getDetail()).addAttribute("id", given.id())
        .addAttribute("reason", given.reason()).addAttribute("once", given.once())
        .addAttribute("styles", List.of("/assets/desk/desk.css"));
    return "desk/not-killed";
  }
}
