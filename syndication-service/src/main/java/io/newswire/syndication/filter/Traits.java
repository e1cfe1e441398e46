package io.newswire.syndication.filter;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What filters can ask of one article, ready to be asked by a thousand of them.
 *
 * @param values each as it is compared
 * @param urgency IPTC urgency, 1 (flash) to 8 (routine)
 * @param found those of the filters' queries for words that the article's text answers
 */
public record Traits(
    Map<Trait, Set<String>> values, @Nullable Integer urgency, Set<String> found) {

  public Traits {
    values = Map.copyOf(values);
    found = Set.copyOf(found);
  }

  boolean has(Trait trait, Set<String> wanted) {
    var had = values.getOrDefault(trait, Set.of());
    return wanted.stream().anyMatch(had::contains);
  }

  /** Takes an article's traits as the article names them. */
  public static final class Builder {
    private final Map<Trait, Set<String>> values = new EnumMap<>(Trait.class);
    private final MediaTopics topics;

    public Builder(MediaTopics topics) {
      this.topics = topics;
    }

    public Builder with(Trait trait, Collection<String> named) {
      values.put(trait, switch (trait) {
        case SUBJECT -> named.stream().flatMap(code -> topics.upwards(code).stream())
            .collect(toUnmodifiableSet());
        case LANGUAGE -> ranges(named);
        case SECTION, CONTENT_TYPE, AUTHOR, PLACE, KEYWORD, PUBLICATION -> named.stream()
            .map(trait::normal).collect(toUnmodifiableSet());
      });
      return this;
    }

    public Traits build(@Nullable Integer urgency, Set<String> found) {
      return new Traits(values, urgency, found);
    }

    /** Every language range (RFC 4647 §3.3.1) that takes the tags: "en" takes "en-GB". */
    private static Set<String> ranges(Collection<String> tags) {
      var ranges = new HashSet<>(Set.of("*"));
      for (var tag : tags) {
        var range = Trait.LANGUAGE.normal(tag);
        ranges.add(range);
        for (int cut = range.lastIndexOf('-'); cut > 0; cut = range.lastIndexOf('-', cut - 1)) {
          ranges.add(range.substring(0, cut));
        }
      }
      return ranges;
    }
  }
}
