package io.newswire.syndication.entry;

import com.fasterxml.jackson.annotation.JsonValue;

/** An article's id: a URI that never changes. */
public record ArticleId(@JsonValue String value) implements Comparable<ArticleId> {
  public ArticleId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an article has an id");
    }
  }

  @Override
  public int compareTo(ArticleId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
