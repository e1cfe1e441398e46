package io.newswire.render.markup;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Text into XML and HTML. What XML 1.0 cannot carry at all (§2.2: most control characters, lone
 * surrogates, U+FFFE and U+FFFF) is left out: ill-formed output would cost a reader the whole feed.
 */
public final class Markup {
  private static final int ASCII = 128;
  private static final int LONGEST_ESCAPE = "&quot;".length();
  private static final @Nullable String[] ESCAPES = escapes();
  // A bit for each character below 64 that has an escape; above them only surrogates and what lies
  // behind them may not stand as they are.
  private static final long WATCHED = watched();

  private Markup() {}

  /** Text for an element's content or an attribute's value in double or single quotes. */
  public static String escape(String text) {
    for (var index = 0; index < text.length(); index++) {
      if (isWatched(text.charAt(index)) && escapeAt(text, index) != null) {
        return escapedFrom(index, text);
      }
    }
    return text;
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
      var escape = isWatched(given[index]) ? escapeAt(text, index) : null;
      if (escape == null) {
        result[end++] = given[index];
      } else {
        escape.getChars(0, escape.length(), result, end);
        end += escape.length();
      }
    }
    return new String(result, 0, end);
  }

  /** Appends the escaped text: runs that need nothing are copied as they are. */
  public static void append(StringBuilder result, String text) {
    var copied = 0;
    for (var index = 0; index < text.length(); index++) {
      if (isWatched(text.charAt(index))) {
        var escape = escapeAt(text, index);
        if (escape != null) {
          result.append(text, copied, index).append(escape);
          copied = index + 1;
        }
      }
    }
    result.append(text, copied, text.length());
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
    return "".equals(escapeAt(text, index));
  }

  /** Whether the character may have to be escaped or left out; most may not, at a glance. */
  private static boolean isWatched(char character) {
    return character < Long.SIZE
        ? (WATCHED >>> character & 1) != 0
        : character >= Character.MIN_SURROGATE;
  }

  /** What stands for the character; null where it stands for itself, nothing where it is illegal. */
  private static @Nullable String escapeAt(String text, int index) {
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
    return isIllegal ? "" : null;
  }

  private static boolean isHalfOfPair(String text, int index) {
    return Character.isHighSurrogate(text.charAt(index))
        ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
        : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
  }

  private static long watched() {
    var watched = 0L;
    for (var character = 0; character < Long.SIZE; character++) {
      if (ESCAPES[character] != null) {
        watched |= 1L << character;
      }
    }
    return watched;
  }

  private static @Nullable String[] escapes() {
    var escapes = new @Nullable String[ASCII];
    for (var control = 0; control < ' '; control++) {
      escapes[control] = "";
    }
    escapes['\t'] = null;
    escapes['\n'] = null;
    // A carriage return would be read back as a line feed (XML 1.0 §2.11).
    escapes['\r'] = "&#13;";
    escapes['&'] = "&amp;";
    escapes['<'] = "&lt;";
    escapes['>'] = "&gt;";
    escapes['"'] = "&quot;";
    escapes['\''] = "&#39;";
    return escapes;
  }
}
