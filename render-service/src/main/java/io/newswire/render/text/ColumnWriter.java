package io.newswire.render.text;

import java.text.BreakIterator;
import java.util.Locale;

import io.newswire.render.markup.Spaces;
import io.newswire.render.text.BodyText.Piece.Gap;
import io.newswire.render.text.BodyText.Piece.Verbatim;
import io.newswire.render.text.BodyText.Piece.Lines;

/**
 * Wraps text at so many columns where the language allows a break, counting what East Asian scripts
 * take (two columns a character) and what combining marks do not.
 */
final class ColumnWriter {
  static final int COLUMNS = 76;
  private static final int NO_END = Integer.MAX_VALUE;

  private final StringBuilder text = new StringBuilder(4_096);
  // Hangul Jamo is the first script with wide characters.
  private static final int FIRST_WIDE = 0x1100;

  private final Locale locale;
  private final int columns;

  ColumnWriter(Locale locale) {
    this(locale, COLUMNS);
  }

  private ColumnWriter(Locale locale, int columns) {
    this.locale = locale;
    this.columns = columns;
  }

  /** A writer that wraps nothing. */
  static ColumnWriter endless() {
    return new ColumnWriter(Locale.ROOT, NO_END);
  }

  /** A paragraph, followed by an empty line. */
  void paragraph(String words) {
    paragraph("", "", words);
  }

  /**
   * A paragraph with a hanging indent.
   *
   * @param first what opens its first line
   * @param next what opens every other line
   */
  void paragraph(String first, String next, String words) {
    lines(first, next, words);
    emptyLine();
  }

  /** Wrapped lines without an empty line behind them. */
  void lines(String first, String next, String words) {
    write(Lines.of(first, next, words));
  }

  private void wrap(String first, String next, String words) {
    var line = new StringBuilder(first);
    var width = widthOf(first);
    var blank = true;
    var breaks = BreakIterator.getLineInstance(locale);
    breaks.setText(words);
    var start = breaks.first();
    for (var end = nextBreak(breaks, words); end != BreakIterator.DONE; end = nextBreak(breaks,
        words)) {
      var piece = words.substring(start, end);
      var visible = widthOf(piece.stripTrailing());
      if (!blank && width + visible > columns) {
        finish(line);
        line = new StringBuilder(next);
        width = widthOf(next);
      }
      line.append(piece);
      width += widthOf(piece);
      blank = false;
      start = end;
    }
    if (!blank) {
      finish(line);
    }
  }

  /** Whether every character takes one column and lines break at spaces alone: most of the world's news. */
  static boolean isSimple(String words) {
    for (var index = 0; index < words.length(); index++) {
      var character = words.charAt(index);
      var isLatin = (character >= ' ' && character <= '~')
          || (character >= 0xA1 && character <= 0x02FF && character != 0xAD);
      var isQuoteOrDash = character >= 0x2010 && character <= 0x2027;
      if (!isLatin && !isQuoteOrDash) {
        return false;
      }
    }
    return true;
  }

  /** As many words a line as fit; whole lines are copied, not word by word. */
  private void simpleLines(String first, String next, String words) {
    var opening = first;
    for (var start = 0; start < words.length();) {
      var end = endOfLine(words, start, columns - opening.length());
      text.append(opening).append(words, start, end).append('\n');
      opening = next;
      start = end + 1;
    }
  }

  /** Where a line ends that begins here: before its last space that fits, or else behind one long word. */
  private static int endOfLine(String words, int start, int room) {
    if (words.length() - start <= room) {
      return words.length();
    }
    var last = words.lastIndexOf(' ', start + Math.max(0, room));
    var end = last > start ? last : words.indexOf(' ', start);
    return end < 0 ? words.length() : end;
  }

  /** With one space between two words, and none at the ends. */
  static String singleSpaced(String words) {
    var begin = 0;
    while (begin < words.length() && words.charAt(begin) == ' ') {
      begin++;
    }
    var stripped = words.substring(begin).stripTrailing();
    return stripped.contains("  ") ? String.join(" ", stripped.split(" +")) : stripped;
  }

  /** The next place to break; not within an address or a number, where the iterator offers some. */
  private static int nextBreak(BreakIterator breaks, String words) {
    var end = breaks.next();
    while (end != BreakIterator.DONE && end < words.length()
        && !Character.isWhitespace(words.codePointBefore(end))
        && !isWide(words.codePointBefore(end)) && !isWide(words.codePointAt(end))) {
      end = breaks.next();
    }
    return end;
  }

  void write(BodyText.Piece piece) {
    switch (piece) {
      case Lines(var first, var next, var words, var isSimple) -> {
        if (isSimple) {
          simpleLines(first, next, words);
        } else if (columns == NO_END) {
          simpleLines(first, next, singleSpaced(words));
        } else {
          wrap(first, next, words);
        }
      }
      case Verbatim(var line) -> line(line);
      case Gap() -> emptyLine();
    }
  }

  /** A line as it is. */
  void line(String words) {
    finish(new StringBuilder(words));
  }

  /** An empty line, never two in a row. */
  void emptyLine() {
    var length = text.length();
    var isThere = length > 1 && text.charAt(length - 1) == '\n' && text.charAt(length - 2) == '\n';
    if (length > 0 && !isThere) {
      text.append('\n');
    }
  }

  private void finish(StringBuilder line) {
    var end = line.length();
    while (end > 0 && Character.isWhitespace(line.charAt(end - 1))) {
      end--;
    }
    text.append(line, 0, end).append('\n');
  }

  static int widthOf(String words) {
    return words.codePoints().map(ColumnWriter::widthOf).sum();
  }

  private static int widthOf(int character) {
    if (character >= ' ' && character <= '~') {
      return 1; // most of what is written, without a look into Unicode's tables
    }
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT,
          Character.CONTROL ->
        0;
      default -> isWide(character) ? 2 : 1;
    };
  }

  // Unicode's East Asian Width W and F, by script and block.
  private static boolean isWide(int character) {
    if (character < FIRST_WIDE) {
      return false;
    }
    return switch (Character.UnicodeScript.of(character)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI ->
        character < 0xFF61 || character > 0xFFDC;
      default -> (character >= 0x3000 && character <= 0x303F)
          || (character >= 0xFF01 && character <= 0xFF60)
          || (character >= 0x1F300 && character <= 0x1FAFF);
    };
  }

  /** All of it without white space at its ends; nothing can be added to it. */
  String stripped() {
    Spaces.strip(text, 0);
    return text.toString();
  }

  /** All of it, ending with its last line; nothing can be added to it. */
  String end() {
    Spaces.strip(text, 0);
    return text.append('\n').toString();
  }
}
