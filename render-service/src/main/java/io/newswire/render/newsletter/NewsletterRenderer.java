package io.newswire.render.newsletter;

import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import io.newswire.render.text.TextRenderer;
import org.springframework.stereotype.Component;

/**
 * An e-mail: {@code multipart/alternative} of plain text and HTML (RFC 2046 §5.1.4), without From and
 * To, which are for whoever sends it. Nothing in it comes from a clock or from chance: the same
 * revision is the same bytes.
 */
@Component
final class NewsletterRenderer implements Renderer {
  private final TextRenderer plain;

  NewsletterRenderer(TextRenderer plain) {
    this.plain = plain;
  }

  @Override
  public String format() {
    return "newsletter";
  }

  @Override
  public String mediaType() {
    return "message/rfc822";
  }

  @Override
  public String render(Story story) {
    var article = story.article();
    return new MimeMessage(article.getId() + article.getRevision())
        .subject(article.getHeadline())
        .date(article.getUpdatedAt())
        .header("Content-Language", article.getLanguage())
        .alternative("text/plain", plain.render(story))
        .alternative("text/html", NewsletterHtml.of(story))
        .end();
  }
}
