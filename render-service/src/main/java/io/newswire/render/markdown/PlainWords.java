package io.newswire.render.markdown;

import java.util.Set;

import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.markdown.CoreMarkdownNodeRenderer;
import org.commonmark.renderer.markdown.MarkdownNodeRendererContext;

/**
 * Writes text that cannot be taken for syntax as a whole. That is most of it; the library looks at each
 * character while it writes it.
 */
final class PlainWords extends CoreMarkdownNodeRenderer {
  PlainWords(MarkdownNodeRendererContext context) {
    super(context);
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

  /** Begins with a letter and holds letters, digits, spaces and harmless punctuation alone. */
  private static boolean isPlain(String words) {
    if (words.isEmpty() || !Character.isLetter(words.charAt(0))) {
      return false;
    }
    for (var index = 1; index < words.length(); index++) {
      if (!isHarmless(words.charAt(index))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHarmless(char character) {
    return character >= 0x80
        || (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || character == ' ' || character == ',' || character == '.';
  }
}
