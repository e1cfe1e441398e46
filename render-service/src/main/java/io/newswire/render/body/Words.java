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
    return isPlain(text)
        ? new Words(text, text, text)
        : new Words(text, Markup.escape(text), Spaces.collapsed(text));
  }

  /** Whether it is the same in every form, as most text is. */
  private static boolean isPlain(String text) {
    var before = 'x';
    for (var index = 0; index < text.length(); index++) {
      var character = text.charAt(index);
      var isPlain = switch (character) {
        case '&', '<', '>', '"', '\'' -> false;
        case ' ' -> before != ' ';
        default -> character > ' ' && character < Character.MIN_SURROGATE;
      };
      if (!isPlain) {
        return false;
      }
      before = character;
    }
    return true;
  }

  /** Whether it is white space alone. */
  public boolean isBlank() {
    return collapsed.isEmpty() || collapsed.equals(" ");
  }
}
