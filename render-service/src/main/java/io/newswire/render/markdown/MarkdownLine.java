package io.newswire.render.markdown;

import java.util.function.UnaryOperator;

import io.newswire.render.body.Element;
import io.newswire.render.body.Words;
import io.newswire.render.markup.Spaces;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** What runs within a paragraph or heading, or within emphasis or a link in it. */
final class MarkdownLine {
  private final Node line;

  MarkdownLine(Node line) {
    this.line = line;
  }

  /** Adds it to its parent, without spaces and line breaks at its ends; not where nothing is left. */
  void endIn(Node parent) {
    strip();
    if (line.getFirstChild() != null) {
      parent.appendChild(line);
    }
  }

  MarkdownLine appendAll(Element parent) {
    for (var node : parent.nodes()) {
      append(node);
    }
    return this;
  }

  MarkdownLine append(io.newswire.render.body.Node node) {
    switch (node) {
      case Words words -> text(words.collapsed());
      case Element element -> append(element);
    }
    return this;
  }

  /** A link that shows where it leads. */
  MarkdownLine address(String url) {
    var link = new Link(url, null);
    link.appendChild(new Text(url));
    line.appendChild(link);
    return this;
  }

  private void append(Element element) {
    switch (element.name()) {
      case "br" -> line.appendChild(new HardLineBreak());
      case "img" -> image(element);
      case "em", "i", "cite", "dfn", "var" -> around(new Emphasis(), element);
      case "strong", "b", "mark" -> around(new StrongEmphasis(), element);
      case "a" -> {
        if (element.hasAttribute("href")) {
          around(new Link(element.attribute("href"), null), element);
        } else {
          appendAll(element);
        }
      }
      case "code", "kbd", "samp" -> {
        if (element.hasText()) {
          line.appendChild(new Code(element.text()));
        }
      }
      case "q" -> {
        text("“");
        appendAll(element);
        text("”");
      }
      default -> appendAll(element);
    }
  }

  /** Emphasis that begins or ends with a space is none in CommonMark: the spaces go outside. */
  private void around(Node node, Element element) {
    var inner = new MarkdownLine(node).appendAll(element);
    if (node.getFirstChild() == null) {
      return;
    }
    var words = element.wholeText();
    if (!words.isEmpty() && Character.isWhitespace(words.charAt(0))) {
      text(" ");
    }
    inner.endIn(line);
    if (!words.isEmpty() && Character.isWhitespace(words.charAt(words.length() - 1))) {
      text(" ");
    }
  }

  private void image(Element element) {
    var image = new Image(element.attribute("src"), null);
    var alternative = element.attribute("alt");
    if (!alternative.isBlank()) {
      image.appendChild(new Text(Spaces.collapsed(alternative.strip())));
    }
    line.appendChild(image);
  }

  private void text(String words) {
    if (words.isEmpty()) {
      return;
    }
    if (line.getLastChild() instanceof Text last) {
      last.setLiteral((last.getLiteral() + words).replace("  ", " "));
    } else {
      line.appendChild(new Text(words));
    }
  }

  private void strip() {
    while (line.getFirstChild() != null && isNothing(line.getFirstChild(), String::stripLeading)) {
      line.getFirstChild().unlink();
    }
    while (line.getLastChild() != null && isNothing(line.getLastChild(), String::stripTrailing)) {
      line.getLastChild().unlink();
    }
  }

  private static boolean isNothing(Node node, UnaryOperator<String> stripped) {
    if (node instanceof Text text) {
      text.setLiteral(stripped.apply(text.getLiteral()));
      return text.getLiteral().isEmpty();
    }
    return node instanceof HardLineBreak;
  }
}
