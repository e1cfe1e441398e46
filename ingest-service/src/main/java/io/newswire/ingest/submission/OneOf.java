package io.newswire.ingest.submission;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.newswire.ingest.json.Format;
import io.newswire.ingest.json.Wording;

/** A word of a closed list, and what it stands for. */
final class OneOf<T> implements Format<T> {
  private final Map<String, T> words;

  private OneOf(Map<String, T> words) {
    this.words = words;
  }

  /** In the order in which the words are to be named. */
  static <T> OneOf<T> of(Map<String, T> words) {
    return new OneOf<>(new LinkedHashMap<>(words));
  }

  /** The enum's constants in lower case. */
  @SafeVarargs
  static <E extends Enum<E>> OneOf<E> of(E... constants) {
    var words = new LinkedHashMap<String, E>();
    for (var constant : constants) {
      words.put(constant.name().toLowerCase(Locale.ROOT), constant);
    }
    return new OneOf<>(words);
  }

  @Override
  public T parse(String text) throws Unfit {
    var known = words.get(text);
    if (known == null) {
      throw new Unfit(Wording.quote(text) + " is not known"
          + Wording.didYouMean(text, words.keySet())
          + " One of: " + String.join(", ", words.keySet()) + ".");
    }
    return known;
  }
}
