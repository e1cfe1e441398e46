package io.newswire.render.text;

import java.util.stream.Collectors;

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
        inline.append(textOf(child));
      }
    }
    flush(inline, indent);
  }

  private void block(Element element, String indent) {
    switch (element.normalName()) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> {
        out.paragraph(indent, indent, element.text());
      }
      case "blockquote" -> blocks(element, indent + "> ");
      case "ul" -> items(element, indent, "- ");
      case "ol" -> numbered(element, indent);
      case "pre" -> {
        element.wholeText().lines().forEach(line -> out.line(indent + "    " + line));
        out.emptyLine();
      }
      case "table" -> table(element, indent);
      case "figcaption" -> flush(new StringBuilder("[" + element.text() + "]"), indent);
      case "hr" -> out.paragraph(indent, indent, "* * *");
      default -> blocks(element, indent);
    }
  }

  private void items(Element list, String indent, String bullet) {
    for (var item : list.children()) {
      item(item, indent, bullet);
    }
    out.emptyLine();
  }

  private void numbered(Element list, String indent) {
    var number = 1;
    for (var item : list.children()) {
      item(item, indent, number++ + ". ");
    }
    out.emptyLine();
  }

  private void item(Element item, String indent, String bullet) {
    var nested = item.children().stream().filter(child -> isList(child)).toList();
    var words = item.childNodes().stream()
        .filter(child -> !(child instanceof Element element && isList(element)))
        .map(BodyText::textOf).collect(Collectors.joining()).strip();
    out.lines(indent + bullet, indent + " ".repeat(bullet.length()), squeeze(words));
    nested.forEach(list -> block(list, indent + "  "));
  }

  private void table(Element table, String indent) {
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

  private static String textOf(Node node) {
    return switch (node) {
      case TextNode text -> squeezeKeepingEnds(text.getWholeText());
      case Element element when element.normalName().equals("br") -> "\n";
      case Element element when element.normalName().equals("img") -> pictureText(element);
      case Element element -> element.childNodes().stream().map(BodyText::textOf)
          .collect(Collectors.joining());
      default -> "";
    };
  }

  private static String pictureText(Element image) {
    return image.attr("alt").isBlank() ? "" : "[" + image.attr("alt") + "]";
  }

  private static String squeezeKeepingEnds(String words) {
    return Spaces.collapsed(words);
  }

  private static String squeeze(String words) {
    return squeezeKeepingEnds(words).strip();
  }

  private static boolean isList(Element element) {
    return element.normalName().equals("ul") || element.normalName().equals("ol");
  }

  private static boolean isBlock(Element element) {
    return element.isBlock() || element.normalName().equals("figcaption");
  }
}
