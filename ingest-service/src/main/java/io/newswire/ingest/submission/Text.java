package io.newswire.ingest.submission;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.ingest.json.Format;
import org.jspecify.annotations.Nullable;

/**
 * Text for people. Lengths count code points. What no writer types on purpose is refused rather
 * than removed: it tells of an encoding gone wrong, which is better mended at its source.
 */
final class Text {
  private static final int C1_FIRST = 0x80;
  private static final int C1_LAST = 0x9F;

  private Text() {}

  /** One line, without white space at its ends. */
  static Format<String> line(int longest) {
    return text -> {
      refuseUnprintable(text, false);
      return bounded(text.strip(), longest);
    };
  }

  /** Line breaks are allowed; they become LF. */
  static Format<String> lines(int longest) {
    return text -> {
      refuseUnprintable(text, true);
      return bounded(text.replace("\r\n", "\n").replace('\r', '\n').strip(), longest);
    };
  }

  /** A body as it was sent. */
  static Format<String> markup(int mostBytes) {
    return text -> {
      var bytes = text.getBytes(UTF_8).length;
      if (bytes > mostBytes) {
        throw new Format.TooLarge("has " + bytes + " bytes; at most " + mostBytes
            + " are taken. Split the article, or refer to images instead of embedding them.");
      }
      refuseUnprintable(text, true);
      return text;
    };
  }

  private static String bounded(String text, int longest) throws Format.Unfit {
    if (text.isEmpty()) {
      throw new Format.Unfit("is empty; leave it out where there is nothing to say.");
    }
    var length = text.codePointCount(0, text.length());
    if (length > longest) {
      throw new Format.Unfit("has " + length + " characters; at most " + longest + " are taken.");
    }
    return text;
  }

  private static void refuseUnprintable(String text, boolean breaks) throws Format.Unfit {
    for (int at = 0; at < text.length();) {
      var character = text.codePointAt(at);
      var wrong = complaint(character, breaks);
      if (wrong != null) {
        throw new Format.Unfit("has U+%04X as its character %d, %s".formatted(character,
            text.codePointCount(0, at) + 1, wrong));
      }
      at += Character.charCount(character);
    }
  }

  private static @Nullable String complaint(int character,
      boolean breaks) {
    if (character >= ' ' && character < 0x7F) {
      return null;
    }
    return switch (character) {
      case '\n', '\r', '\t' -> breaks ? null : "a line break or tab; this field is one line.";
      default -> uncommonComplaint(character);
    };
  }

  private static @Nullable String uncommonComplaint(int character) {
    if (character >= C1_FIRST && character <= C1_LAST) {
      return "a control character: the text looks like Windows-1252 that was read as ISO-8859-1;"
          + " decode it as Windows-1252.";
    }
    if (Character.getType(character) == Character.CONTROL) {
      return "a control character; remove it.";
    }
    if (Character.getType(character) == Character.SURROGATE) {
      return "half of a surrogate pair; send the whole character.";
    }
    // Unicode §23.7: 66 code points are no characters and not for interchange.
    if ((character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF)) {
      return "which is no character; remove it.";
    }
    return null;
  }
}
