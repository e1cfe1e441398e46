package io.newswire.render.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.newswire.render.article.Blocks;
import io.newswire.render.article.Spaces;
import io.newswire.render.article.Story;
import io.newswire.render.text.BodyText.Piece.Gap;
import io.newswire.render.text.BodyText.Piece.Verbatim;
import io.newswire.render.text.BodyText.Piece.Words;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The body's blocks as plain text that is still to be wrapped. */
final class BodyText {
  private static final Story.Once<List<Piece>> PIECES = new Story.Once<>();

  private final List<Piece> pieces = new ArrayList<>();

  private BodyText() {}

  sealed interface Piece {
    /**
     * Words in lines.
     *
     * @param first what opens the first line
     * @param next what opens every other line
     */
    record Words(String first, String next, String words) implements Piece {}

    /** A line that is not wrapped. */
    record Verbatim(String line) implements Piece {}

    /** An empty line, where there is none yet. */
    record Gap() implements Piece {}
  }

  private static final Piece GAP = new Gap();

  /** What every kind of plain text shares. */
  static List<Piece> of(Story story) {
    return story.once(PIECES, () -> {
      var text = new BodyText();
      text.blocks(story.body(), "");
      return text.pieces;
    });
  }

  private void words(String first, String next, String words) {
    pieces.add(new Words(first, next, words));
  }

  private void paragraph(String indent, String words) {
    words(indent, indent, words);
    pieces.add(GAP);
  }

  private void blocks(Element parent, String indent) {
    var inline = new StringBuilder();
    for (Node child : parent.childNodes()) {
      if (child instanceof Element element && isBlock(element)) {
        flush(inline, indent);
        block(element, indent);
      } else {
        append(inline, child);
      }
    }
    flush(inline, indent);
  }

  private void block(Element element, String indent) {
    switch (element.normalName()) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> paragraph(indent, element.text());
      case "blockquote" -> blocks(element, indent + "> ");
      case "ul", "ol" -> {
        items(element, indent);
        pieces.add(GAP);
      }
      case "pre" -> {
        element.wholeText().lines()
            .forEach(line -> pieces.add(new Verbatim(indent + "    " + line)));
        pieces.add(GAP);
      }
      case "table" -> table(element, indent);
      case "figcaption" -> flush(new StringBuilder("[" + element.text() + "]"), indent);
      case "iframe" -> paragraph(indent, element.attr("src"));
      case "hr" -> paragraph(indent, "* * *");
      default -> blocks(element, indent);
    }
  }

  private void items(Element list, String indent) {
    var number = 1;
    for (var item = list.firstElementChild(); item != null; item = item.nextElementSibling()) {
      item(item, indent, list.nameIs("ol") ? number++ + ". " : "- ");
    }
  }

  private void item(Element item, String indent, String bullet) {
    var words = new StringBuilder();
    for (var child : item.childNodes()) {
      if (!(child instanceof Element element && isList(element))) {
        append(words, child);
      }
    }
    words(indent + bullet, indent + " ".repeat(bullet.length()), squeeze(words.toString()));
    for (var child : item.childNodes()) {
      if (child instanceof Element list && isList(list)) {
        items(list, indent + "  ");
      }
    }
  }

  private void table(Element table, String indent) {
    var caption = table.selectFirst("> caption");
    if (caption != null) {
      words(indent, indent, caption.text());
    }
    for (var row : table.select("tr")) {
      var cells = row.select("> th, > td").stream().map(Element::text)
          .collect(Collectors.joining(" | "));
      words(indent, indent + "  ", cells);
    }
    pieces.add(GAP);
  }

  private void flush(StringBuilder inline, String indent) {
    if (inline.isEmpty()) {
      return;
    }
    var before = pieces.size();
    for (var part : inline.toString().split("\n", -1)) {
      var words = squeeze(part);
      if (!words.isEmpty()) {
        words(indent, indent, words);
      }
    }
    if (pieces.size() > before) {
      pieces.add(GAP);
    }
    inline.setLength(0);
  }

  private static void append(StringBuilder words, Node node) {
    if (node instanceof TextNode text) {
      words.append(Spaces.collapsed(text.getWholeText()));
    } else if (node instanceof Element element) {
      switch (element.normalName()) {
        case "br" -> words.append('\n');
        case "img" -> words.append(pictureText(element));
        case "q" -> {
          words.append('“');
          element.childNodes().forEach(child -> append(words, child));
          words.append('”');
        }
        default -> {
          var between = isBlock(element) ? " " : "";
          words.append(between);
          element.childNodes().forEach(child -> append(words, child));
          words.append(between);
        }
      }
    }
  }

  private static String pictureText(Element image) {
    return image.attr("alt").isBlank() ? "" : "[" + image.attr("alt") + "]";
  }

  private static String squeeze(String words) {
    return Spaces.collapsed(words).strip();
  }

  private static boolean isList(Element element) {
    return element.normalName().equals("ul") || element.normalName().equals("ol");
  }

  private static boolean isBlock(Element element) {
    return Blocks.isBlock(element) && !element.nameIs("img");
  }
}
