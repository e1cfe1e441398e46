package io.newswire.syndication.filter;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a filter asks. Deciding it needs nothing but the article's traits. */
public sealed interface Condition {
  /** Of nothing: every article. */
  record All(List<Condition> of) implements Condition {
    public All {
      of = List.copyOf(of);
    }
  }

  record Any(List<Condition> of) implements Condition {
    public Any {
      of = List.copyOf(of);
    }
  }

  record Not(Condition of) implements Condition {}

  /**
   * One of these values suffices.
   *
   * @param values as they are compared
   */
  record Has(Trait trait, Set<String> values) implements Condition {
    public Has {
      values = Set.copyOf(values);
    }
  }

  /** An article without an urgency has none of them. */
  record Urgency(int from, int to) implements Condition {}

  /**
   * The article's text has these words.
   *
   * @param query as search engines take them: words, "phrases", or, -not
   */
  record Words(String query) implements Condition {}

  default boolean matches(Traits traits) {
    return switch (this) {
      case All(var of) -> of.stream().allMatch(one -> one.matches(traits));
      case Any(var of) -> of.stream().anyMatch(one -> one.matches(traits));
      case Not(var of) -> !of.matches(traits);
      case Has(var trait, var values) -> traits.has(trait, values);
      case Urgency(var from, var to) -> traits.urgency() != null
          && from <= traits.urgency() && traits.urgency() <= to;
      case Words(var query) -> traits.found().contains(query);
    };
  }

  /** The queries for words that are to be decided beforehand, where the words are. */
  default Stream<String> queries() {
    return switch (this) {
      case All(var of) -> of.stream().flatMap(Condition::queries);
      case Any(var of) -> of.stream().flatMap(Condition::queries);
      case Not(var of) -> of.queries();
      case Words(var query) -> Stream.of(query);
      case Has _,Urgency _ -> Stream.empty();
    };
  }
}
