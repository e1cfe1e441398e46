package io.newswire.syndication.console;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** How a thing stands. */
public enum Level {
  GOOD("All well"), WATCH("Watch"), ACT("Act now");

  private final String label;

  Level(String label) {
    this.label = label;
  }

  /** In words, since colour alone is for those who see it. */
  public String label() {
    return label;
  }

  /** As the style sheet knows it. */
  public String style() {
    return switch (this) {
      case GOOD -> "good";
      case WATCH -> "warn";
      case ACT -> "bad";
    };
  }

  static Level worst(Collection<Level> levels) {
    return levels.stream().max(Comparator.naturalOrder()).orElse(GOOD);
  }

  String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
