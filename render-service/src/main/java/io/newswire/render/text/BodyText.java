package io.newswire.render.text;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

import io.newswire.render.article.Story;
import io.newswire.render.body.Element;
import io.newswire.render.body.Node;
import io.newswire.render.body.Words;
import io.newswire.render.markup.Markup;
import io.newswire.render.markup.Spaces;
import io.newswire.render.text.BodyText.Piece.Gap;
import io.newswire.render.text.BodyText.Piece.Lines;
import io.newswire.render.text.BodyText.Piece.Verbatim;

/** The body's blocks as plain text that is still to be wrapped. */
final class BodyText {
  private static final Story.Once<List<Piece>> PIECES = new Story.Once<>();

  private final List<Piece> pieces = new ArrayList<>();
  // What stands between two blocks; it is empty when a block begins.
  private final StringBuilder line = new StringBuilder(1_024);

  private BodyText() {}

  sealed interface Piece {
    /**
     * Words in lines.
     *
     * @param first what opens the first line
     * @param next what opens every other line
     * @param isSimple whether they can be wrapped without a look at each character; then one space parts
     *     two words
     */
    record Lines(String first, String next, String words, boolean isSimple) implements Piece {
      static Lines of(String first, String next, String words) {
        if (ColumnWriter.isSimple(words)) {
          return new Lines(first, next, ColumnWriter.singleSpaced(words), true);
        }
        var legal = Markup.withoutIllegal(words);
        return ColumnWriter.isSimple(legal)
            ? new Lines(first, next, ColumnWriter.singleSpaced(legal), true)
            : new Lines(first, next, legal, false);
      }
    }

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

  private void lines(String first, String next, String words) {
    pieces.add(Lines.of(first, next, words));
  }

  private void paragraph(String indent, String words) {
    lines(indent, indent, words);
    pieces.add(GAP);
  }

  private void blocks(Element parent, String indent) {
    for (var node : parent.nodes()) {
      if (node instanceof Element element && isBlock(element)) {
        endParagraph(indent);
        block(element, indent);
      } else {
        append(node);
      }
    }
    endParagraph(indent);
  }

  private void block(Element element, String indent) {
    switch (element.name()) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> paragraph(indent, element.text());
      case "blockquote" -> blocks(element, indent + "> ");
      case "ul", "ol" -> {
        items(element, indent);
        pieces.add(GAP);
      }
      case "pre" -> {
        element.wholeText().lines()
            .forEach(words -> pieces.add(new Verbatim(indent + "    " + words)));
        pieces.add(GAP);
      }
      case "table" -> table(element, indent);
      case "figcaption" -> {
        line.append('[').append(element.text()).append(']');
        endParagraph(indent);
      }
      case "iframe" -> paragraph(indent, element.attribute("src"));
      case "hr" -> paragraph(indent, "* * *");
      default -> blocks(element, indent);
    }
  }

  private void items(Element list, String indent) {
    var number = 1;
    for (var item : list.elements()) {
      item(item, indent, list.is("ol") ? number++ + ". " : "- ");
    }
  }

  private void item(Element item, String indent, String bullet) {
    for (var node : item.nodes()) {
      if (!(node instanceof Element element && element.isList())) {
        append(node);
      }
    }
    lines(indent + bullet, indent + " ".repeat(bullet.length()), squeezed(line.toString()));
    line.setLength(0);
    for (var node : item.nodes()) {
      if (node instanceof Element list && list.isList()) {
        items(list, indent + "  ");
      }
    }
  }

  private void table(Element table, String indent) {
    var caption = table.child("caption");
    if (caption != null) {
      lines(indent, indent, caption.text());
    }
    for (var row : table.all("tr")) {
      var cells = new StringJoiner(" | ");
      for (var cell : row.elements()) {
        if (cell.is("th") || cell.is("td")) {
          cells.add(cell.text());
        }
      }
      lines(indent, indent + "  ", cells.toString());
    }
    pieces.add(GAP);
  }

  /** A line for each {@code br} that parts it; nothing where there are no words. */
  private void endParagraph(String indent) {
    var before = pieces.size();
    for (var begin = 0; begin < line.length();) {
      var end = line.indexOf("\n", begin);
      var words = squeezed(line.substring(begin, end < 0 ? line.length() : end));
      if (!words.isEmpty()) {
        lines(indent, indent, words);
      }
      begin = end < 0 ? line.length() : end + 1;
    }
    if (pieces.size() > before) {
      pieces.add(GAP);
    }
    line.setLength(0);
  }

  private void append(Node node) {
    switch (node) {
      case Words words -> line.append(words.collapsed());
      case Element element -> append(element);
    }
  }

  private void append(Element element) {
    switch (element.name()) {
      case "br" -> line.append('\n');
      case "img" -> {
        var alternative = element.attribute("alt");
        if (!alternative.isBlank()) {
          line.append('[').append(alternative).append(']');
        }
      }
      case "q" -> appendBetween("“", element, "”");
      default -> {
        var space = isBlock(element) ? " " : "";
        appendBetween(space, element, space);
      }
    }
  }

  private void appendBetween(String before, Element element, String after) {
    line.append(before);
    for (var node : element.nodes()) {
      append(node);
    }
    line.append(after);
  }

  private static String squeezed(String words) {
    return Spaces.collapsed(words).strip();
  }

  /** A picture's words stand within the line. */
  private static boolean isBlock(Element element) {
    return element.isBlock() && !element.is("img");
  }
}
