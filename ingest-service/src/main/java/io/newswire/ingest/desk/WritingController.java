package io.newswire.ingest.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.Principal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.newswire.event.Article;
import io.newswire.ingest.article.Accepted;
import io.newswire.ingest.article.ArticleEvents;
import io.newswire.ingest.article.Sender;
import io.newswire.ingest.log.LogUnavailable;
import io.newswire.ingest.submission.ArticleSubmission;
import io.newswire.ingest.submission.SubmissionReader;
import io.newswire.ingest.vocabulary.ContentTypes;
import io.newswire.platform.page.Notice;
import io.newswire.platform.problem.InvalidRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** Writing, correcting and killing. */
@Controller
class WritingController {
  private static final List<String> SCRIPTS = List.of("/assets/easymde/2.18.0/dist/easymde.min.js",
      "/assets/desk/write.js");
  private static final List<String> STYLES = List.of("/assets/easymde/2.18.0/dist/easymde.min.css",
      "/assets/desk/desk.css");

  private final KnownArticles articles;
  private final ArticleEvents events;
  private final OpenedArticle opened;
  private final Judgement judgement;
  private final SubmissionReader submissions;
  private final ContentTypes contentTypes;
  private final JsonMapper json;

  WritingController(KnownArticles articles, ArticleEvents events, OpenedArticle opened,
      Judgement judgement, SubmissionReader submissions, ContentTypes contentTypes,
      JsonMapper json) {
    this.articles = articles;
    this.events = events;
    this.opened = opened;
    this.judgement = judgement;
    this.submissions = submissions;
    this.contentTypes = contentTypes;
    this.json = json;
  }

  @GetMapping("/desk/new")
  String blank(Model model) {
    return editor(Writing.blank(ContentTypes.DEFAULT), Map.of(), model);
  }

  @GetMapping("/desk/edit")
  String edit(@RequestParam String id, Model model) {
    return editor(opened.read(articles.find(id)), Map.of(), model);
  }

  @PostMapping("/desk/post")
  String post(@RequestParam MultiValueMap<String, String> form, Principal who, Model model,
      HttpServletRequest request, HttpServletResponse response) {
    var writing = Writing.of(form);
    var before = before(writing);
    var verdict = judgement.of(writing, before);
    if (verdict.submission() == null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return editor(writing, verdict.problems(), model);
    }
    try {
      var accepted = send(verdict.submission(), before, Sender.atDesk(who.getName(),
          once(writing.value("once"))));
      Notice.done(said(accepted, before != null)).onNextPage(request, response);
      return "redirect:" + page(accepted.id());
    } catch (LogUnavailable away) {
      return refused(KnownArticles.refusal(away), writing, model, response);
    } catch (ErrorResponseException refusal) {
      return refused(refusal, writing, model, response);
    }
  }

  private Accepted send(ArticleSubmission submission, @Nullable Article before, Sender sender) {
    return before == null
        ? events.post(submission, sender)
        : events.put(before.getId(), submission, sender);
  }

  private static String said(Accepted accepted, boolean known) {
    return known
        ? "Posted: revision " + accepted.revision()
            + " is on its way to everybody who has the story."
        : "Posted. It is on its way.";
  }

  /** Nothing of what was written is lost: it is shown again, with the reason. */
  private String refused(ErrorResponseException refusal, Writing writing, Model model,
      HttpServletResponse response) {
    response.setStatus(refusal.getStatusCode().value());
    model.addAttribute("refusal", refusal.getStatusCode().value() == HttpStatus.CONFLICT.value()
        ? "Somebody has saved another revision of it since you opened it, or killed it. Open it anew in "
            + "another tab, and bring your changes there."
        : refusal.getBody().getDetail());
    return editor(writing, Map.of(), model);
  }

  /** What is to be said of it as it stands, for the side of the editor. */
  @PostMapping("/desk/preflight")
  String preflight(@RequestParam MultiValueMap<String, String> form, Model model) {
    var writing = Writing.of(form);
    var type = contentTypes.bySlug().get(writing.value("contentType"));
    var own = writing.value("disclosure").strip();
    var verdict = judgement.of(writing, before(writing));
    model.addAttribute("verdict", verdict)
        .addAttribute("labels", Judgement.labels(verdict.problems()))
        .addAttribute("type", type)
        .addAttribute("disclosure",
            !own.isEmpty() ? own : type == null ? null : type.disclosure());
    return "desk/preflight :: preflight";
  }

  @PostMapping("/desk/kill")
  String kill(@RequestParam String id, @RequestParam String reason, @RequestParam String once,
      Principal who, HttpServletRequest request, HttpServletResponse response) {
    try {
      var order = submissions.readKillOrder(json.writeValueAsBytes(Map.of("reason", reason)));
      events.kill(id, order, Sender.atDesk(who.getName(), once(once)));
      Notice.done(
          "Killed. It is on its way to everybody who has the story; the timeline shows who has "
              + "confirmed.")
          .onNextPage(request, response);
    } catch (InvalidRequest invalid) {
      Notice.failed("Not killed: the reason " + invalid.errors().getFirst().detail())
          .onNextPage(request, response);
    } catch (LogUnavailable away) {
      throw KnownArticles.refusal(away);
    }
    return "redirect:" + page(id);
  }

  /** The key under which a form that is sent twice is taken once. */
  private static String once(String sent) {
    return sent.matches("[\\x20-\\x7E]{1,255}") ? sent : UUID.randomUUID().toString();
  }

  private @Nullable Article before(Writing writing) {
    var id = writing.id();
    return id == null ? null : articles.find(id);
  }

  private String editor(Writing writing, Map<String, String> problems, Model model) {
    model.addAttribute("writing", writing).addAttribute("problems", problems)
        .addAttribute("labels", Judgement.labels(problems))
        .addAttribute("types", contentTypes.contentTypes())
        .addAttribute("formats", Rendering.formats())
        .addAttribute("zones", ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.equals("UTC") || zone.matches("(Africa|America|Asia|Atlantic|"
                + "Australia|Europe|Indian|Pacific)/.*"))
            .sorted().toList())
        .addAttribute("scripts", SCRIPTS).addAttribute("styles", STYLES);
    return "desk/write";
  }

  private static String page(String id) {
    return "/desk/article?id=" + URLEncoder.encode(id, UTF_8);
  }
}
