package io.newswire.syndication.filter;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What an article has none, one or several of, and a filter may ask for. */
public enum Trait {
  SECTION("section", "sections"),
  /** Codes of a vocabulary, those that stand above them in IPTC's tree of media topics included. */
  SUBJECT("subject", "subjects"),
  CONTENT_TYPE("contentType", "contentTypes"),
  /** A language tag, and each of its shorter forms. */
  LANGUAGE("language", "languages"),
  AUTHOR("author", null),
  PLACE("place", null),
  KEYWORD("keyword", "keywords"),
  PUBLICATION("publication", "publications");

  private final String field;
  private final @Nullable String olderField;

  /**
   * @param olderField what endpoints' filters called it before; read as ever
   */
  Trait(String field, @Nullable String olderField) {
    this.field = field;
    this.olderField = olderField;
  }

  /** As filters write it. */
  public String field() {
    return field;
  }

  boolean isOlder(String name) {
    return name.equals(olderField);
  }

  static @Nullable Trait named(String name) {
    return Arrays.stream(values())
        .filter(trait -> trait.field.equals(name) || trait.isOlder(name))
        .findFirst()
        .orElse(null);
  }

  /** The value as it is compared: without regard to case, however its accents are encoded. */
  String normal(String value) {
    return this == SUBJECT
        ? MediaTopics.normal(value)
        : normalText(value);
  }

  static String normalText(String value) {
    return Normalizer.normalize(value.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
