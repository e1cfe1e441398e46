package io.newswire.ingest.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

import io.newswire.event.Article;
import io.newswire.ingest.article.ArticleEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

/** Renditions within a frame: as readers and partners will see them, without any script. */
@Controller
class PreviewController {
  private static final String POLICY = "sandbox; default-src 'none'; img-src http: https: data:; "
      + "media-src http: https:; frame-src https:; style-src 'unsafe-inline'; "
      + "frame-ancestors 'self'";

  private final KnownArticles articles;
  private final ArticleEvents events;
  private final Judgement judgement;
  private final Rendering rendering;

  PreviewController(KnownArticles articles, ArticleEvents events, Judgement judgement,
      Rendering rendering) {
    this.articles = articles;
    this.events = events;
    this.judgement = judgement;
    this.rendering = rendering;
  }

  /** Of what is being written. */
  @PostMapping("/desk/preview")
  ResponseEntity<byte[]> written(@RequestParam MultiValueMap<String, String> form,
      @RequestParam Rendering.Format format) {
    var writing = Writing.of(form);
    var id = writing.id();
    var verdict = judgement.of(writing, id == null ? null : articles.find(id));
    var submission = verdict.submission();
    return submission == null
        ? missing(verdict.problems())
        : shown(events.draft(submission), format);
  }

  /** Of what is on the topic. */
  @GetMapping("/desk/article/preview")
  ResponseEntity<byte[]> posted(@RequestParam String id, @RequestParam Rendering.Format format) {
    return shown(articles.find(id), format);
  }

  private ResponseEntity<byte[]> shown(Article article, Rendering.Format format) {
    var content = rendering.preview(article, format);
    if (content == null) {
      return answer(
          page("The preview is not to be had just now: the render service does not answer."),
          true);
    }
    return answer(content,
        format == Rendering.Format.HTML || format == Rendering.Format.NEWSLETTER);
  }

  private static ResponseEntity<byte[]> missing(Map<String, String> problems) {
    var list = new StringBuilder("There is a preview once these are put right:<ul>");
    var labels = Judgement.labels(problems);
    problems.forEach((field, problem) -> list.append("<li><b>").append(labels.get(field))
        .append("</b> ").append(HtmlUtils.htmlEscape(problem)).append("</li>"));
    return answer(page(list.append("</ul>").toString()), true);
  }

  private static byte[] page(String html) {
    return ("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Preview</title>"
        + "<meta name=\"color-scheme\" content=\"light dark\">"
        + "<style>body{font:15px/1.5 sans-serif;padding:1rem}</style></head><body>" + html
        + "</body></html>").getBytes(UTF_8);
  }

  private static ResponseEntity<byte[]> answer(byte @Nullable [] content, boolean html) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore())
        .contentType(new MediaType(html ? MediaType.TEXT_HTML : MediaType.TEXT_PLAIN, UTF_8))
        .header("Content-Security-Policy", POLICY)
        .body(content);
  }
}
