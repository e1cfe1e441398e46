package io.newswire.render.markup;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Text into XML and HTML. What XML 1.0 cannot carry at all (§2.2: most control characters, lone
 * surrogates, U+FFFE and U+FFFF) is left out: ill-formed output would cost a reader the whole feed.
 */
public final class Markup {
  private static final int ASCII = 128;
  private static final int LONGEST_ESCAPE = "&quot;".length();
  private static final char[] NOTHING = {};
  private static final char[] @Nullable [] ESCAPES = escapes();

  private Markup() {}

  /** Text for an element's content or an attribute's value in double or single quotes. */
  public static String escape(String text) {
    var first = nextEscape(text, 0);
    return first == text.length() ? text : escapedFrom(first, text);
  }

  /** Where the next character stands that may not stay as it is; the text's length where none does. */
  private static int nextEscape(String text, int from) {
    var index = from;
    while (index < text.length() && escapeAt(text, index) == null) {
      index++;
    }
    return index;
  }

  /** Character by character: markup has an escape every few, and a builder takes each as dearly as a run. */
  private static String escapedFrom(int first, String text) {
    var given = text.toCharArray();
    // Markup that is escaped grows by a third or so.
    var result = new char[given.length + given.length / 2 + LONGEST_ESCAPE];
    System.arraycopy(given, 0, result, 0, first);
    var end = first;
    for (var index = first; index < given.length; index++) {
      if (end + LONGEST_ESCAPE > result.length) {
        result = Arrays.copyOf(result, 2 * result.length);
      }
      var character = given[index];
      var escape = character < ASCII ? ESCAPES[character] : escapeAt(text, index);
      if (escape == null) {
        result[end++] = character;
      } else {
        for (var written : escape) {
          result[end++] = written;
        }
      }
    }
    return new String(result, 0, end);
  }

  /** Appends the escaped text: runs that need nothing are copied as they are. */
  public static void append(StringBuilder result, String text) {
    var begin = 0;
    for (var end = nextEscape(text, 0); end < text.length(); end = nextEscape(text, begin)) {
      result.append(text, begin, end).append(requireNonNull(escapeAt(text, end)));
      begin = end + 1;
    }
    // Most texts are whole to the end, and a builder takes a string faster than a part of one.
    result.append(text.substring(begin));
  }

  /** {@code <name>text</name>}, or nothing where there is no text. */
  public static void element(StringBuilder result, String name, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      result.append('<').append(name).append('>');
      append(result, text);
      result.append("</").append(name).append('>');
    }
  }

  /** The text without the characters that no document can carry. */
  public static String withoutIllegal(String text) {
    for (var index = 0; index < text.length(); index++) {
      if (isIllegalAt(text, index)) {
        return withoutIllegal(text, index);
      }
    }
    return text;
  }

  private static String withoutIllegal(String text, int first) {
    var result = new StringBuilder(text.length()).append(text, 0, first);
    for (var index = first; index < text.length(); index++) {
      if (!isIllegalAt(text, index)) {
        result.append(text.charAt(index));
      }
    }
    return result.toString();
  }

  private static boolean isIllegalAt(String text, int index) {
    var escape = escapeAt(text, index);
    return escape != null && escape.length == 0;
  }

  /** What stands for the character; null where it stands for itself, nothing where it is illegal. */
  private static char @Nullable [] escapeAt(String text, int index) {
    var character = text.charAt(index);
    if (character < ASCII) {
      return ESCAPES[character];
    }
    if (character < Character.MIN_SURROGATE) {
      return null;
    }
    var isIllegal = Character.isSurrogate(character)
        ? !isHalfOfPair(text, index)
        : character >= 0xFFFE;
    return isIllegal ? NOTHING : null;
  }

  private static boolean isHalfOfPair(String text, int index) {
    return Character.isHighSurrogate(text.charAt(index))
        ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
        : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
  }

  private static char[] @Nullable [] escapes() {
    var escapes = new char[ASCII] @Nullable [];
    for (var control = 0; control < ' '; control++) {
      escapes[control] = NOTHING;
    }
    escapes['\t'] = null;
    escapes['\n'] = null;
    // A carriage return would be read back as a line feed (XML 1.0 §2.11).
    escapes['\r'] = "&#13;".toCharArray();
    escapes['&'] = "&amp;".toCharArray();
    escapes['<'] = "&lt;".toCharArray();
    escapes['>'] = "&gt;".toCharArray();
    escapes['"'] = "&quot;".toCharArray();
    escapes['\''] = "&#39;".toCharArray();
    return escapes;
  }
}
