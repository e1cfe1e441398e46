package io.newswire.render.article;

import io.newswire.event.Article;
import io.newswire.event.Underwriter;
import org.jspecify.annotations.Nullable;

/**
 * What readers are told about how an article came to be, before they read it.
 *
 * @param label the content type's name, such as "Underwritten"
 * @param sentence null where the label says it all
 * @param underwriter who paid; null where nobody did
 */
public record Disclosure(String label, @Nullable String sentence,
    @Nullable Underwriter underwriter) {
  private static final String PLAIN_NEWS = "news";

  static @Nullable Disclosure of(Article article) {
    var type = article.getContentType();
    var needsNone = type.getSlug().equals(PLAIN_NEWS)
        && type.getDisclosure() == null && article.getUnderwriter() == null;
    return needsNone
        ? null
        : new Disclosure(type.getLabel(), type.getDisclosure(), article.getUnderwriter());
  }

  /** All of it in one line of plain text. */
  public String asText(Labels labels) {
    var text = new StringBuilder(label);
    if (sentence != null) {
      text.append(": ").append(sentence);
    }
    if (underwriter != null) {
      text.append(sentence == null ? ": " : " ").append(labels.underwriter()).append(' ')
          .append(underwriter.getName());
    }
    return text.toString();
  }
}
