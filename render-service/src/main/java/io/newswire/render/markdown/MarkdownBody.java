package io.newswire.render.markdown;

import java.util.List;

import io.newswire.render.article.Blocks;
import io.newswire.render.article.Spaces;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** A body as CommonMark's tree. */
final class MarkdownBody {
  private static final int DEEPEST_HEADING = 6;

  private final Node parent;

  MarkdownBody(Node parent) {
    this.parent = parent;
  }

  /** Appends the blocks; text that stands between them becomes paragraphs. */
  void write(Element element) {
    var paragraph = new Paragraph();
    for (var child : element.childNodes()) {
      if (Blocks.isBlock(child)) {
        end(paragraph);
        paragraph = new Paragraph();
        block((Element) child);
      } else {
        inline(paragraph, child);
      }
    }
    end(paragraph);
  }

  private void end(Node inlines) {
    trim(inlines);
    if (inlines.getFirstChild() != null) {
      parent.appendChild(inlines);
    }
  }

  private void block(Element element) {
    switch (element.normalName()) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> {
        var heading = new Heading();
        heading.setLevel(Math.min(DEEPEST_HEADING, Math.max(2, Blocks.levelOf(element))));
        inlines(heading, element);
        end(heading);
      }
      case "ul" -> list(new BulletList(), element);
      case "ol" -> {
        var list = new OrderedList();
        list.setMarkerStartNumber(1);
        list.setMarkerDelimiter(".");
        list(list, element);
      }
      case "blockquote" -> nested(new BlockQuote(), element);
      case "pre" -> {
        var code = new FencedCodeBlock();
        code.setFenceCharacter("`");
        code.setLiteral(element.wholeText().stripTrailing() + "\n");
        parent.appendChild(code);
      }
      case "hr" -> parent.appendChild(new ThematicBreak());
      case "table" -> table(element);
      case "img" -> {
        var paragraph = new Paragraph();
        image(paragraph, element);
        end(paragraph);
      }
      case "iframe" -> {
        var paragraph = new Paragraph();
        var link = new Link(element.attr("src"), null);
        link.appendChild(new Text(element.attr("src")));
        paragraph.appendChild(link);
        end(paragraph);
      }
      default -> write(element);
    }
  }

  private void nested(Node container, Element element) {
    new MarkdownBody(container).write(element);
    if (container.getFirstChild() != null) {
      parent.appendChild(container);
    }
  }

  private void list(Node list, Element element) {
    for (var child = element.firstElementChild(); child != null; child = child
        .nextElementSibling()) {
      new MarkdownBody(list).nested(new ListItem(), child);
    }
    if (list.getFirstChild() != null) {
      parent.appendChild(list);
    }
  }

  /** A row a line; of the head each cell's words stand before those of the rows. */
  private void table(Element table) {
    var caption = table.selectFirst("> caption");
    if (caption != null) {
      write(caption);
    }
    var list = new BulletList();
    list.setTight(true);
    for (var row : table.select("tr")) {
      var words = row.children().stream().map(Element::text).filter(text -> !text.isBlank())
          .toList();
      if (!words.isEmpty()) {
        var item = new ListItem();
        var paragraph = new Paragraph();
        paragraph.appendChild(new Text(String.join(" | ", words)));
        item.appendChild(paragraph);
        list.appendChild(item);
      }
    }
    if (list.getFirstChild() != null) {
      parent.appendChild(list);
    }
  }

  private void inlines(Node target, Element element) {
    element.childNodes().forEach(child -> inline(target, child));
  }

  private void inline(Node target, org.jsoup.nodes.Node node) {
    if (node instanceof TextNode text) {
      var words = Spaces.collapsed(text.getWholeText());
      if (!words.isEmpty()) {
        appendText(target, words);
      }
    } else if (node instanceof Element element) {
      inline(target, element);
    }
  }

  private void inline(Node target, Element element) {
    switch (element.normalName()) {
      case "br" -> target.appendChild(new HardLineBreak());
      case "img" -> image(target, element);
      case "em", "i", "cite", "dfn", "var" -> around(target, new Emphasis(), element);
      case "strong", "b", "mark" -> around(target, new StrongEmphasis(), element);
      case "a" -> {
        if (element.hasAttr("href")) {
          around(target, new Link(element.attr("href"), null), element);
        } else {
          inlines(target, element);
        }
      }
      case "code", "kbd", "samp" -> {
        if (element.hasText()) {
          target.appendChild(new Code(element.text()));
        }
      }
      case "q" -> {
        appendText(target, "“");
        inlines(target, element);
        appendText(target, "”");
      }
      default -> inlines(target, element);
    }
  }

  /** Emphasis that begins or ends with a space is none in CommonMark: the spaces go outside. */
  private void around(Node target, Node node, Element element) {
    inlines(node, element);
    var words = element.wholeText();
    if (node.getFirstChild() == null) {
      return;
    }
    if (!words.isEmpty() && Character.isWhitespace(words.charAt(0))) {
      appendText(target, " ");
    }
    trim(node);
    if (node.getFirstChild() != null) {
      target.appendChild(node);
    }
    if (!words.isEmpty() && Character.isWhitespace(words.charAt(words.length() - 1))) {
      appendText(target, " ");
    }
  }

  private static void image(Node target, Element element) {
    var image = new Image(element.attr("src"), null);
    if (!element.attr("alt").isBlank()) {
      image.appendChild(new Text(Spaces.collapsed(element.attr("alt").strip())));
    }
    target.appendChild(image);
  }

  private static void appendText(Node target, String words) {
    if (target.getLastChild() instanceof Text last) {
      last.setLiteral((last.getLiteral() + words).replace("  ", " "));
    } else {
      target.appendChild(new Text(words));
    }
  }

  /** No spaces or line breaks at the ends. */
  private static void trim(Node inlines) {
    for (var edge : List.of(true, false)) {
      for (var node = edge ? inlines.getFirstChild() : inlines.getLastChild(); node != null;) {
        if (node instanceof HardLineBreak) {
          node.unlink();
        } else if (node instanceof Text text) {
          text.setLiteral(edge
              ? text.getLiteral().stripLeading()
              : text.getLiteral().stripTrailing());
          if (!text.getLiteral().isEmpty()) {
            break;
          }
          text.unlink();
        } else {
          break;
        }
        node = edge ? inlines.getFirstChild() : inlines.getLastChild();
      }
    }
  }
}
