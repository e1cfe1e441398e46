package io.newswire.render.article;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Text into XML and HTML. What XML 1.0 cannot carry at all (§2.2: most control characters, lone
 * surrogates, U+FFFE and U+FFFF) is left out: ill-formed output would cost a reader the whole feed.
 */
public final class Markup {
  private static final int ASCII = 128;
  private static final boolean[] PLAIN = plain();

  private Markup() {}

  /** Text for an element's content or an attribute's value in double or single quotes. */
  public static String escape(String text) {
    // Markup that is escaped grows by a fifth or so.
    var result = new StringBuilder(text.length() + text.length() / 4 + 16);
    append(result, text);
    return result.toString();
  }

  /** The text without the characters that no document can carry. */
  public static String withoutIllegal(String text) {
    for (var index = 0; index < text.length(); index++) {
      if (!isXmlCharacter(text.charAt(index)) && text.charAt(index) != '\r') {
        // A surrogate, lone or not, or something illegal: worth a closer look.
        return text.codePoints().filter(Markup::isLegal)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
    }
    return text;
  }

  private static boolean isLegal(int character) {
    return character > Character.MAX_VALUE || isXmlCharacter((char) character) || character == '\r';
  }

  /** Appends the escaped text: runs that need nothing are copied as they are. */
  public static void append(StringBuilder result, String text) {
    var copied = 0;
    for (var index = 0; index < text.length(); index++) {
      var character = text.charAt(index);
      if (isPlain(character)) {
        continue;
      }
      if (Character.isHighSurrogate(character) && index + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(index + 1))) {
        index++;
        continue;
      }
      result.append(text, copied, index).append(escaped(character));
      copied = index + 1;
    }
    result.append(text, copied, text.length());
  }

  private static boolean isPlain(char character) {
    return character < ASCII
        ? PLAIN[character]
        : character < Character.MIN_SURROGATE
            || (character > Character.MAX_SURROGATE && character < 0xFFFE);
  }

  private static boolean[] plain() {
    var plain = new boolean[ASCII];
    Arrays.fill(plain, ' ', ASCII, true);
    for (var special : "&<>\"'".toCharArray()) {
      plain[special] = false;
    }
    plain['\t'] = true;
    plain['\n'] = true;
    return plain;
  }

  /** Nothing for what no document can carry. */
  private static String escaped(char character) {
    return switch (character) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      // A carriage return would be read back as a line feed (XML 1.0 §2.11).
      case '\r' -> "&#13;";
      default -> "";
    };
  }

  private static boolean isXmlCharacter(char character) {
    return (character >= 0x20 && !Character.isSurrogate(character) && character < 0xFFFE)
        || character == '\t' || character == '\n';
  }

  /** {@code <name>text</name>}, or nothing where there is no text. */
  public static void element(StringBuilder result, String name,
      @Nullable String text) {
    if (text != null && !text.isBlank()) {
      result.append('<').append(name).append('>');
      append(result, text);
      result.append("</").append(name).append('>');
    }
  }
}
