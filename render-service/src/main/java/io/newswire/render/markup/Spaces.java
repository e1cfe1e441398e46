package io.newswire.render.markup;

/** White space as HTML reads it. */
public final class Spaces {
  private Spaces() {}

  /** Each run of white space as one space, the ends included. */
  public static String collapsed(String text) {
    for (var index = 0; index < text.length(); index++) {
      if (isWideAt(text, index)) {
        var result = new StringBuilder(text.length());
        appendCollapsed(result, text);
        return result.toString();
      }
    }
    return text;
  }

  /** Whether a run that is more than one plain space begins here. */
  private static boolean isWideAt(String text, int index) {
    var character = text.charAt(index);
    return isSpace(character)
        && (character != ' ' || (index + 1 < text.length() && isSpace(text.charAt(index + 1))));
  }

  private static void appendCollapsed(StringBuilder result, String text) {
    var inRun = false;
    for (var index = 0; index < text.length(); index++) {
      var character = text.charAt(index);
      var isSpace = isSpace(character);
      if (!isSpace) {
        result.append(character);
      } else if (!inRun) {
        result.append(' ');
      }
      inRun = isSpace;
    }
  }

  /** Takes white space, Unicode's included, off both ends of what was appended from an index on. */
  public static void strip(StringBuilder text, int begin) {
    var end = text.length();
    while (end > begin && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    text.setLength(end);
    var first = begin;
    while (first < end && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    text.delete(begin, first);
  }

  private static boolean isSpace(char character) {
    return character == ' ' || (character <= '\r' && character >= '\t');
  }
}
