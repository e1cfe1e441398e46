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
    var copied = 0;
    for (var index = 0; index < text.length(); index++) {
      var character = text.charAt(index);
      if (character < ' ' || character == '"' || character == '\\') {
        result.append(text, copied, index).append('\\');
        escape(result, character);
        copied = index + 1;
      }
    }
    result.append(text, copied, text.length()).append('"');
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
