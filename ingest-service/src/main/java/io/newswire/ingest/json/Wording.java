package io.newswire.ingest.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** How a refusal quotes what was sent, and what it proposes instead. */
public final class Wording {
  private static final int QUOTED = 80;
  private static final int COMPARED = 64;

  private Wording() {}

  /** The text in quotes, shortened, without anything that garbles a log or a terminal. */
  public static String quote(String text) {
    var shown = new StringBuilder("'");
    text.codePoints().limit(QUOTED).map(Wording::printable).forEach(shown::appendCodePoint);
    return shown.append(text.codePointCount(0, text.length()) > QUOTED ? "…'" : "'").toString();
  }

  private static int printable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.FORMAT,
          Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
        '\uFFFD';
      default -> character;
    };
  }

  /** " did you mean 'x'?" with a semicolon before it; empty where nothing known is close. */
  public static String didYouMean(String wrong, Collection<String> known) {
    var closest = closest(wrong, known);
    return closest == null ? "" : "; did you mean '" + closest + "'?";
  }

  private static @Nullable String closest(String wrong, Collection<String> known) {
    if (wrong.length() > COMPARED) {
      return null;
    }
    var lower = wrong.toLowerCase(Locale.ROOT);
    record Candidate(String name, int distance) {}
    return known.stream()
        .map(name -> new Candidate(name, distance(lower, name.toLowerCase(Locale.ROOT))))
        .filter(candidate -> candidate.distance <= Math.max(1, candidate.name.length() / 3))
        .min(Comparator.comparingInt(Candidate::distance))
        .map(Candidate::name)
        .orElse(null);
  }

  /** Levenshtein's distance. */
  private static int distance(String from, String to) {
    var previous = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      var current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int replaced = previous[column - 1]
            + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        current[column] = Math.min(replaced,
            Math.min(previous[column], current[column - 1]) + 1);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
