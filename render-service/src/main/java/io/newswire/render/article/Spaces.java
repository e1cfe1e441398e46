package io.newswire.render.article;

/** White space as HTML reads it. */
public final class Spaces {
  private Spaces() {}

  /** Each run of white space as one space, the ends included; without a regular expression's cost. */
  public static String collapsed(String text) {
    var length = text.length();
    var at = 0;
    while (at < length && !isWide(text, at)) {
      at++;
    }
    if (at == length) {
      return text;
    }
    var result = new StringBuilder(length).append(text, 0, at);
    for (var inRun = false; at < length; at++) {
      var character = text.charAt(at);
      if (!isSpace(character)) {
        result.append(character);
        inRun = false;
      } else if (!inRun) {
        result.append(' ');
        inRun = true;
      }
    }
    return result.toString();
  }

  /** Whether a run that is more than one plain space begins here. */
  private static boolean isWide(String text, int at) {
    var character = text.charAt(at);
    return isSpace(character)
        && (character != ' ' || (at + 1 < text.length() && isSpace(text.charAt(at + 1))));
  }

  private static boolean isSpace(char character) {
    return character == ' ' || (character <= '\r' && character >= '\t');
  }
}
