package io.newswire.render.markdown;

import java.util.Set;

import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.markdown.CoreMarkdownNodeRenderer;
import org.commonmark.renderer.markdown.MarkdownNodeRendererContext;
import org.commonmark.renderer.markdown.MarkdownNodeRendererFactory;

/**
 * Writes text that cannot be taken for syntax as a whole. That is most of it; the library looks at each
 * character while it writes it.
 */
final class PlainWords extends CoreMarkdownNodeRenderer {
  private static final String SYNTAX = "[]<>`*_&\\#!\n";

  private PlainWords(MarkdownNodeRendererContext context) {
    super(context);
  }

  static final class Factory implements MarkdownNodeRendererFactory {
    @Override
    public NodeRenderer create(MarkdownNodeRendererContext context) {
      return new PlainWords(context);
    }

    @Override
    public Set<Character> getSpecialCharacters() {
      return Set.of();
    }
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(Text.class);
  }

  @Override
  public void visit(Text text) {
    if (isPlain(text.getLiteral())) {
      context.getWriter().raw(text.getLiteral());
    } else {
      super.visit(text);
    }
  }

  /** Whether nothing in it is syntax anywhere, and its beginning is none at the beginning of a line. */
  private boolean isPlain(String words) {
    if (words.isEmpty() || (context.getWriter().isAtLineStart() && !isWord(words.charAt(0)))) {
      return false;
    }
    for (var index = 0; index < words.length(); index++) {
      var character = words.charAt(index);
      if (!isWord(character) && character != ' ' && SYNTAX.indexOf(character) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWord(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
        || character >= 0x80;
  }
}
