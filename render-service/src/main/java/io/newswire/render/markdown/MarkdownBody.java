package io.newswire.render.markdown;

import io.newswire.render.body.Element;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/** A body as CommonMark's blocks. */
final class MarkdownBody {
  private static final int DEEPEST_HEADING = 6;

  private final Node parent;

  MarkdownBody(Node parent) {
    this.parent = parent;
  }

  /** Appends the blocks; text that stands between them becomes paragraphs. */
  void write(Element element) {
    var paragraph = new MarkdownLine(new Paragraph());
    for (var node : element.nodes()) {
      if (node instanceof Element inner && inner.isBlock()) {
        paragraph.endIn(parent);
        paragraph = new MarkdownLine(new Paragraph());
        block(inner);
      } else {
        paragraph.append(node);
      }
    }
    paragraph.endIn(parent);
  }

  private void block(Element element) {
    switch (element.name()) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> {
        var heading = new Heading();
        heading.setLevel(Math.min(DEEPEST_HEADING, Math.max(2, element.level())));
        new MarkdownLine(heading).appendAll(element).endIn(parent);
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
      case "img" -> new MarkdownLine(new Paragraph()).append(element).endIn(parent);
      case "iframe" -> new MarkdownLine(new Paragraph()).address(element.attribute("src"))
          .endIn(parent);
      default -> write(element);
    }
  }

  private void nested(Node container, Element element) {
    new MarkdownBody(container).write(element);
    appendUnlessEmpty(container);
  }

  private void list(Node list, Element element) {
    var items = new MarkdownBody(list);
    element.elements().forEach(item -> items.nested(new ListItem(), item));
    appendUnlessEmpty(list);
  }

  private void appendUnlessEmpty(Node container) {
    if (container.getFirstChild() != null) {
      parent.appendChild(container);
    }
  }

  /** A row a line, its cells parted by bars. */
  private void table(Element table) {
    var caption = table.child("caption");
    if (caption != null) {
      write(caption);
    }
    var list = new BulletList();
    list.setTight(true);
    for (var row : table.all("tr")) {
      var words = row.elements().stream().map(Element::text).filter(text -> !text.isBlank())
          .toList();
      if (!words.isEmpty()) {
        var item = new ListItem();
        var paragraph = new Paragraph();
        paragraph.appendChild(new Text(String.join(" | ", words)));
        item.appendChild(paragraph);
        list.appendChild(item);
      }
    }
    appendUnlessEmpty(list);
  }
}
