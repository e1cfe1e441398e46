package io.newswire.ingest.markup;

import org.springframework.stereotype.Component;

/** Makes the body that is published of the body that was sent. */
@Component
public class ArticleMarkup {
  private final HtmlSanitizer sanitizer;
  private final Markdown markdown;

  ArticleMarkup(MarkupSettings settings) {
    this.sanitizer = new HtmlSanitizer(settings);
    this.markdown = new Markdown(settings.deepest());
  }

  /** @param base what relative links are relative to, an absolute URL */
  public Markup fromHtml(String html, String base) {
    return sanitizer.sanitize(html, base, true);
  }

  /**
   * Takes CommonMark with the tables of GitHub's flavour. HTML in it is treated like any other.
   *
   * @param base what relative links are relative to, an absolute URL
   */
  public Markup fromMarkdown(String text, String base) {
    return switch (markdown.toHtml(text)) {
      case Markdown.Html(var html) -> sanitizer.sanitize(html, base, false);
      case Markdown.TooDeep _ -> sanitizer.tooDeep();
      case Markdown.TooCostly _ -> new Markup.Refused(
          "has too many < without a > in one paragraph; write &lt; for those that open no tag.");
    };
  }
}
