package io.newswire.render.body;

import io.newswire.render.markup.Markup;
import io.newswire.render.markup.Spaces;

/**
 * Text between two tags.
 *
 * @param text as it is written, without entities
 * @param escaped for XML and HTML
 * @param collapsed each run of white space is one space
 */
public record Words(String text, String escaped, String collapsed) implements Node {
  static Words of(String text) {
    return new Words(text, Markup.escape(text), Spaces.collapsed(text));
  }

  /** Whether it is white space alone. */
  public boolean isBlank() {
    return collapsed.isEmpty() || collapsed.equals(" ");
  }
}
