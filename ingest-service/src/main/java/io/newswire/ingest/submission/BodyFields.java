package io.newswire.ingest.submission;

import io.newswire.ingest.json.Format;
import io.newswire.ingest.json.JsonFields;
import io.newswire.ingest.markup.ArticleMarkup;
import io.newswire.ingest.markup.Markup;
import org.jspecify.annotations.Nullable;

/** The article's text, which comes as HTML or as Markdown. */
final class BodyFields {
  private static final Format<String> RAW = Text.markup(SubmissionReader.LARGEST_BODY);

  private final ArticleMarkup markup;

  BodyFields(ArticleMarkup markup) {
    this.markup = markup;
  }

  /** @param base what relative links are relative to */
  String read(JsonFields fields, String base) {
    if (fields.has("body") && fields.has("bodyMarkdown")) {
      fields.wrong("bodyMarkdown", "stands beside body; send the text once, in one of them.");
    } else if (!fields.has("body") && !fields.has("bodyMarkdown")) {
      fields.wrong("body", "is missing; send the text as HTML in body, or as Markdown in"
          + " bodyMarkdown.");
    }
    var html = read(fields, "body", text -> markup.fromHtml(text, base));
    var markdown = read(fields, "bodyMarkdown", text -> markup.fromMarkdown(text, base));
    return html != null ? html : markdown != null ? markdown : "";
  }

  private interface Conversion {
    Markup convert(String text);
  }

  private static @Nullable String read(JsonFields fields, String name, Conversion conversion) {
    var text = fields.optional(name, RAW);
    if (text == null) {
      return null;
    }
    return switch (conversion.convert(text)) {
      case Markup.Fragment(var xhtml) -> xhtml;
      case Markup.Refused(var reasons) -> {
        reasons.forEach(reason -> fields.wrong(name, reason));
        yield null;
      }
    };
  }
}
