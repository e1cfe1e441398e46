package io.newswire.render.text;

import java.util.Locale;
import java.util.stream.Stream;

import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Wire text: 76 columns, Unicode, what readers must know before the first paragraph. */
@Component
public final class TextRenderer implements Renderer {
  private static final Story.Once<String> TEXT = new Story.Once<>();

  @Override
  public String format() {
    return "text";
  }

  @Override
  public String mediaType() {
    return "text/plain;charset=utf-8";
  }

  @Override
  public String render(Story story) {
    // An e-mail wants the same.
    return story.once(TEXT, () -> write(story));
  }

  private static String write(Story story) {
    var article = story.article();
    var out = new ColumnWriter(story.labels().locale());
    slugline(out, story);
    out.paragraph(article.getHeadline());
    if (!story.isUsable()) {
      out.paragraph(story.notice());
      return out.end();
    }
    var disclosure = story.disclosure();
    if (disclosure != null) {
      out.paragraph(disclosure.asText(story.labels()));
    }
    optional(out, prefixed(story.labels().correction(), article.getCorrectionNote()));
    optional(out, article.getStandfirst());
    Stream.of(story.byline(), story.editorsLine())
        .filter(line -> line != null).forEach(line -> out.lines("", "", line));
    story.furtherCredits().forEach(line -> out.lines("", "", line));
    out.emptyLine();
    pictures(out, story);
    BodyText.of(story).forEach(out::write);
    story.notesOnKeptBack().forEach(out::paragraph);
    optional(out, prefixed(story.labels().source(), article.getSource()));
    optional(out, article.getCopyright());
    optional(out, story.link());
    return out.end();
  }

  private static void slugline(ColumnWriter out, Story story) {
    var article = story.article();
    var slug = article.getSlug() == null ? "" : article.getSlug().toUpperCase(Locale.ROOT);
    var urgency = article.getUrgency() == null ? "" : "U" + article.getUrgency();
    var line = Stream.of(article.getPublication().getName(), slug, urgency,
        story.updated(), "r" + article.getRevision())
        .filter(part -> !part.isEmpty())
        .toList();
    out.paragraph(String.join(" / ", line));
  }

  private static void pictures(ColumnWriter out, Story story) {
    var lead = story.leadImage();
    Stream.concat(lead == null ? Stream.of() : Stream.of(lead),
        Stream.concat(story.imagesOutsideBody().stream(), story.uncreditedInBody().stream()))
        .map(Story::captionAndCredit)
        .filter(caption -> !caption.isEmpty())
        .forEach(caption -> out.paragraph("[" + caption + "]"));
  }

  private static @Nullable String prefixed(String label, @Nullable String text) {
    return text == null ? null : label + " " + text;
  }

  private static void optional(ColumnWriter out, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      out.paragraph(text);
    }
  }
}
