package io.newswire.render.article;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** What stands as a block of its own in a body, and what runs within a line. */
public final class Blocks {
  private Blocks() {}

  /** Whether it is a block; a picture or an embed is one wherever it stands. */
  public static boolean isBlock(Node node) {
    return node instanceof Element element && switch (element.normalName()) {
      case "p", "div", "section", "aside", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl",
          "dt",
          "dd", "li", "blockquote", "figure", "figcaption", "table", "pre", "hr", "details",
          "summary",
          "iframe", "img" ->
        true;
      default -> false;
    };
  }

  /** The first of this name within it, in the order of the text; null where there is none. */
  public static @Nullable Element first(Element parent, String name) {
    for (var child = parent.firstElementChild(); child != null; child = child
        .nextElementSibling()) {
      var found = child.nameIs(name) ? child : first(child, name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** 1 to 6. */
  public static int levelOf(Element heading) {
    return heading.normalName().charAt(1) - '0';
  }

  /** Whether any block stands within it, at any depth. */
  public static boolean holdsBlocks(Element element) {
    for (var child : element.childNodes()) {
      if (isBlock(child) || (child instanceof Element inner && holdsBlocks(inner))) {
        return true;
      }
    }
    return false;
  }

  /** Whether nothing of it is seen. */
  public static boolean isBlank(Node node) {
    return node instanceof TextNode text
        ? text.isBlank()
        : !(node instanceof Element element) || (!element.hasText() && !isBlock(element));
  }
}
