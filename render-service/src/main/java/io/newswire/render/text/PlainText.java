package io.newswire.render.text;

import io.newswire.render.article.Story;

/** The story as text for programs that wrap it themselves: a paragraph is a line. */
public final class PlainText {
  private PlainText() {}

  /** Preface, body and afterword, an empty line between paragraphs; of a killed article its notice. */
  public static String of(Story story) {
    var out = ColumnWriter.endless();
    if (!story.isUsable()) {
      out.paragraph(story.notice());
      return out.stripped();
    }
    story.preface().forEach(line -> out.paragraph(line.text()));
    BodyText.of(story).forEach(out::write);
    story.afterword().forEach(line -> out.paragraph(line.text()));
    return out.stripped();
  }
}
