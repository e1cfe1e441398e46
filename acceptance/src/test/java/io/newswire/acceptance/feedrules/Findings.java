package io.newswire.acceptance.feedrules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What is wrong with one feed, in sentences. */
final class Findings {
  private final List<String> found = new ArrayList<>();

  List<String> all() {
    return List.copyOf(found);
  }

  void add(String place, String wrong) {
    found.add(place + " " + wrong);
  }

  void require(boolean right, String place, String wrong) {
    if (!right) {
      add(place, wrong);
    }
  }

  /** Checks a value by a rule of {@link Values}, which says what is wrong, or null. */
  void check(@Nullable String complaint, String place) {
    if (complaint != null) {
      add(place, complaint);
    }
  }

  void unique(List<String> values, String place) {
    Set<String> seen = new HashSet<>();
    values.stream().filter(value -> !seen.add(value))
        .forEach(value -> add(place, "comes twice: " + value));
  }
}
