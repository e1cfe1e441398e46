package io.newswire.ingest.desk;

import java.security.Principal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import io.newswire.event.Article;
import io.newswire.ingest.article.Accepted;
import io.newswire.ingest.article.ArticleEvents;
import io.newswire.ingest.article.KeyStandsForOther;
import io.newswire.ingest.article.Sender;
import io.newswire.ingest.log.LogUnavailable;
import io.newswire.ingest.submission.ArticleSubmission;
import io.newswire.ingest.vocabulary.ContentTypes;
import io.newswire.platform.page.Notice;
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

/** Writing and correcting. */
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
  private final ContentTypes contentTypes;

  WritingController(KnownArticles articles, ArticleEvents events, OpenedArticle opened,
      Judgement judgement, ContentTypes contentTypes) {
    this.articles = articles;
    this.events = events;
    this.opened = opened;
    this.judgement = judgement;
    this.contentTypes = contentTypes;
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
    try {
      var before = before(writing);
      var verdict = judgement.of(writing, before);
      if (verdict.submission() == null) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return editor(writing, verdict.problems(), model);
      }
      var accepted = send(verdict.submission(), before, Sender.atDesk(who.getName(),
          writing.value("once")));
      Notice.done(said(accepted, before != null)).onNextPage(request, response);
      return KnownArticles.toPageOf(accepted.id());
    } catch (KeyStandsForOther earlier) {
      model.addAttribute("earlier", earlier.accepted());
      return refused(earlier, writing, model, response);
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
    model.addAttribute("refusal", said(refusal));
    return editor(writing, Map.of(), model);
  }

  private static @Nullable String said(ErrorResponseException refusal) {
    if (refusal instanceof KeyStandsForOther earlier) {
      return "Not posted. What this form said before was taken in as revision "
          + earlier.accepted().revision() + ": open that, and bring your changes there.";
    }
    return refusal.getStatusCode().value() == HttpStatus.CONFLICT.value()
        ? "Somebody has saved another revision of it since you opened it, or killed it. Open it anew in "
            + "another tab, and bring your changes there."
        : refusal.getBody().getDetail();
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
}
