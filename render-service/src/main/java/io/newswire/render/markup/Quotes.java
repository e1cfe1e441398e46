package io.newswire.render.markup;

/** Text into JSON's strings (RFC 8259 §7). */
public final class Quotes {
  private static final String HEX = "0123456789ABCDEF";

  private Quotes() {}

  /** The text between quotation marks. */
  public static String quoted(String text) {
    var result = new StringBuilder(text.length() + text.length() / 8 + 16);
    append(result, text);
    return result.toString();
  }

  /** Appends the text between quotation marks; what needs no escape is copied in runs. */
  public static void append(StringBuilder result, String text) {
    result.append('"');
    var begin = 0;
    for (var end = nextEscape(text, 0); end < text.length(); end = nextEscape(text, begin)) {
      result.append(text, begin, end).append('\\');
      escape(result, text.charAt(end));
      begin = end + 1;
    }
    // Most texts are whole to the end, and a builder takes a string faster than a part of one.
    result.append(text.substring(begin)).append('"');
  }

  /** Where the next character stands that needs an escape; the text's length where none does. */
  private static int nextEscape(String text, int from) {
    var index = from;
    while (index < text.length() && !needsEscape(text.charAt(index))) {
      index++;
    }
    return index;
  }

  private static boolean needsEscape(char character) {
    return character < ' ' || character == '"' || character == '\\';
  }

  private static void escape(StringBuilder result, char character) {
    switch (character) {
      case '"', '\\' -> result.append(character);
      case '\n' -> result.append('n');
      case '\r' -> result.append('r');
      case '\t' -> result.append('t');
      case '\f' -> result.append('f');
      case '\b' -> result.append('b');
      default -> result.append("u00").append(HEX.charAt(character >> 4))
          .append(HEX.charAt(character & 0xF));
    }
  }
}
