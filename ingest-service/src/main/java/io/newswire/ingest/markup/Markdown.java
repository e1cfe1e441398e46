package io.newswire.ingest.markup;

import java.util.List;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/** CommonMark 0.31 and GFM's tables. */
final class Markdown {
  private final int deepest;
  private final Parser parser;
  private final HtmlRenderer renderer;

  sealed interface Result {}

  record Html(String html) implements Result {}

  record TooDeep() implements Result {}

  Markdown(int deepest) {
    this.deepest = deepest;
    var extensions = List.of(TablesExtension.create());
    // One level more than is allowed: the depth is then found, and no deeper one is worked out.
    this.parser = Parser.builder().extensions(extensions).maxOpenBlockParsers(deepest + 1).build();
    this.renderer = HtmlRenderer.builder().extensions(extensions).percentEncodeUrls(true).build();
  }

  Result toHtml(String text) {
    var document = parser.parse(text);
    // The renderer recurses, so that depth must be known before it sees the document.
    return isTooDeep(document) ? new TooDeep() : new Html(renderer.render(document));
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
