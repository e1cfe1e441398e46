package io.newswire.render.text;

import java.util.stream.Collectors;

import io.newswire.render.article.Blocks;
import io.newswire.render.article.Spaces;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The body's blocks as wrapped plain text. */
final class BodyText {
  private final ColumnWriter out;

  BodyText(ColumnWriter out) {
    this.out = out;
  }

  void write(Element body) {
    blocks(body, "");
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
      case "h1", "h2", "h3", "h4", "h5", "h6" -> out.paragraph(indent, indent, element.text());
      case "blockquote" -> blocks(element, indent + "> ");
      case "ul", "ol" -> {
        items(element, indent);
        out.emptyLine();
      }
      case "pre" -> {
        element.wholeText().lines().forEach(line -> out.line(indent + "    " + line));
        out.emptyLine();
      }
      case "table" -> table(element, indent);
      case "figcaption" -> flush(new StringBuilder("[" + element.text() + "]"), indent);
      case "iframe" -> out.paragraph(indent, indent, element.attr("src"));
      case "hr" -> out.paragraph(indent, indent, "* * *");
      default -> blocks(element, indent);
    }
  }

  private void items(Element list, String indent) {
    var number = 1;
    for (var item : list.children()) {
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
    out.lines(indent + bullet, indent + " ".repeat(bullet.length()), squeeze(words.toString()));
    item.children().stream().filter(BodyText::isList).forEach(list -> items(list, indent + "  "));
  }

  private void table(Element table, String indent) {
    var caption = table.selectFirst("> caption");
    if (caption != null) {
      out.lines(indent, indent, caption.text());
    }
    for (var row : table.select("tr")) {
      var cells = row.select("> th, > td").stream().map(Element::text)
          .collect(Collectors.joining(" | "));
      out.lines(indent, indent + "  ", cells);
    }
    out.emptyLine();
  }

  private void flush(StringBuilder inline, String indent) {
    for (var part : inline.toString().split("\n", -1)) {
      var words = squeeze(part);
      if (!words.isEmpty()) {
        out.lines(indent, indent, words);
      }
    }
    if (!inline.toString().isBlank()) {
      out.emptyLine();
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
