package io.newswire.ingest.tongue;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings.Syntax;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;

/**
 * A body as our own renditions carry it: around the text stand the disclosure, the byline, pictures
 * and so on, in elements whose class begins with {@code newswire-}. Read back, those are fields
 * again. Other houses' bodies have none and stay as they are.
 */
final class OurBody {
  private final Document document;
  private @Nullable String leadImage;
  private @Nullable String correction;
  private @Nullable String standfirst;
  private @Nullable Element underwriter;
  private final boolean isOurs;
  private List<Element> related = List.of();

  OurBody(String html) {
    document = Jsoup.parseBodyFragment(html);
    document.outputSettings().syntax(Syntax.xml).escapeMode(EscapeMode.xhtml).prettyPrint(false);
    var beforeTheText = true;
    var ours = document.body().children().stream().filter(OurBody::isOurs).toList();
    for (var element : document.body().children()) {
      beforeTheText &= ours.contains(element);
      if (ours.contains(element)) {
        read(element, beforeTheText);
      }
    }
    isOurs = !ours.isEmpty();
    ours.forEach(Element::remove);
  }

  private static boolean isOurs(Element element) {
    var before = element.previousElementSibling();
    return element.className().startsWith("newswire-")
        || (element.nameIs("ul") && before != null && before.hasClass("newswire-related"));
  }

  private void read(Element element, boolean beforeTheText) {
    switch (element.className()) {
      case "newswire-correction" -> {
        var label = element.selectFirst("strong");
        if (label != null) {
          label.remove();
        }
        correction = element.text().strip();
      }
      case "newswire-disclosure" -> underwriter = element.selectFirst("a[href]");
      case "newswire-standfirst" -> standfirst = element.text();
      case "newswire-related" -> {
        var list = element.nextElementSibling();
        related = list == null ? List.of() : list.select("a[href]");
      }
      case "newswire-picture" -> {
        var image = element.selectFirst("img");
        if (beforeTheText && leadImage == null && image != null) {
          leadImage = image.attr("src");
        }
      }
      default -> {
        // stands in a field of its own
      }
    }
  }

  /** The text alone. */
  String html() {
    return document.body().html();
  }

  /** The address of the picture that stands before the text; null where there is none. */
  @Nullable
  String leadImage() {
    return leadImage;
  }

  /** Whether we have written it. */
  boolean isOurs() {
    return isOurs;
  }

  void putRelated(Draft draft) {
    related.forEach(link -> draft.related(link.attr("href"), link.text()));
  }

  /** Who paid, where the disclosure links to them and the format has no place of its own for it. */
  void putUnderwriter(Draft draft) {
    if (underwriter != null && !draft.has("underwriter")) {
      Draft.put(draft.child("underwriter"), "name", underwriter.text());
      Draft.put(draft.child("underwriter"), "url", underwriter.attr("href"));
    }
  }

  @Nullable
  String correction() {
    return correction;
  }

  @Nullable
  String standfirst() {
    return standfirst;
  }
}
