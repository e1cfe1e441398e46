package io.newswire.ingest.markup;

import java.util.List;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/** CommonMark 0.31 and GFM's tables. */
final class Markdown {
  /** What the parser reads in a fraction of a second. */
  private static final long MOST_SCANNED = 100_000_000;

  private final int deepest;
  private final Parser parser;
  private final HtmlRenderer renderer;

  sealed interface Result {}

  record Html(String html) implements Result {}

  record TooDeep() implements Result {}

  record TooCostly() implements Result {}

  Markdown(int deepest) {
    this.deepest = deepest;
    var extensions = List.of(TablesExtension.create());
    // One level more than is allowed: the depth is then found, and no deeper one is worked out.
    this.parser = Parser.builder().extensions(extensions).maxOpenBlockParsers(deepest + 1).build();
    this.renderer = HtmlRenderer.builder().extensions(extensions).percentEncodeUrls(true).build();
  }

  Result toHtml(String text) {
    if (scanned(text) > MOST_SCANNED) {
      return new TooCostly();
    }
    var document = parser.parse(text);
    // The renderer recurses, so that depth must be known before it sees the document.
    return isTooDeep(document) ? new TooDeep() : new Html(renderer.render(document));
  }

  /**
   * How many characters the parser goes through in search of the {@code >} of every {@code <}: from
   * each to the paragraph's end where there is none, which makes a megabyte of them a matter of
   * minutes.
   */
  private static long scanned(String text) {
    long scanned = 0;
    int goal = text.length();
    int endOfBlankLine = -1;
    for (int at = text.length() - 1; at >= 0; at--) {
      switch (text.charAt(at)) {
        case '\n' -> {
          if (endOfBlankLine >= 0) {
            goal = at;
          }
          endOfBlankLine = at;
        }
        case ' ', '\t', '\r' -> {
          // a line of these is blank
        }
        case '>' -> {
          goal = at;
          endOfBlankLine = -1;
        }
        case '<' -> {
          scanned += goal - at;
          endOfBlankLine = -1;
        }
        default -> endOfBlankLine = -1;
      }
    }
    return scanned;
  }

  private boolean isTooDeep(Node document) {
    int depth = 0;
    @Nullable
    Node node = document;
    while (node != null) {
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
        if (++depth > deepest) {
          return true;
        }
        continue;
      }
      while (node != null && node.getNext() == null) {
        node = node.getParent();
        depth--;
      }
      node = node == null ? null : node.getNext();
    }
    return false;
  }
}
