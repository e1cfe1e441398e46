package io.newswire.syndication.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.newswire.platform.problem.FieldError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of what somebody sent as a definition. A field that is not there is what it was before; what
 * is wrong with one is said with its place and the remedy.
 */
final class DefinitionFields {
  private final JsonNode body;
  private final String at;
  private final Consumer<FieldError> errors;

  /** @param at where the definition stands in what was sent, a JSON Pointer */
  DefinitionFields(JsonNode body, String at, Consumer<FieldError> errors) {
    this.body = body;
    this.at = at;
    this.errors = errors;
  }

  boolean areAnObject() {
    if (!body.isObject()) {
      errors.accept(new FieldError(at, "must be an object"));
    }
    return body.isObject();
  }

  void mustBeAmong(Set<String> known) {
    body.propertyNames().stream().filter(name -> !known.contains(name))
        .forEach(name -> wrong(name, "is not known here; there are "
            + String.join(", ", known.stream().sorted().toList())));
  }

  void wrong(String field, String detail) {
    errors.accept(new FieldError(at + "/" + field, detail));
  }

  boolean has(String field) {
    return body.has(field);
  }

  JsonNode get(String field) {
    return body.path(field);
  }

  /**
   * A text that must be there.
   *
   * @param before null: it must have been sent
   * @param longest in characters
   */
  String text(String field, @Nullable String before, int longest) {
    if (!has(field) && before != null) {
      return before;
    }
    var text = get(field);
    if (!text.isString() || text.asString().isBlank() || text.asString().length() > longest) {
      wrong(field, "must be a text of 1 to " + longest + " characters");
      return "";
    }
    return text.asString().strip();
  }

  /**
   * A text that need not be there; null takes it away.
   *
   * @param rule what is said where it does not fit
   */
  @Nullable
  String optional(String field, @Nullable String before, Predicate<String> fits, String rule) {
    var value = get(field);
    if (value.isMissingNode()) {
      return before;
    }
    if (value.isNull()) {
      return null;
    }
    if (!value.isString() || value.asString().isBlank() || !fits.test(value.asString())) {
      wrong(field, rule);
      return null;
    }
    return value.asString();
  }

  int number(String field, int before, int least, int most) {
    var value = get(field);
    if (value.isMissingNode()) {
      return before;
    }
    if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
      wrong(field, "must be a whole number of " + least + " to " + most);
      return before;
    }
    return value.asInt();
  }

  boolean flag(String field, boolean before) {
    var value = get(field);
    if (value.isMissingNode()) {
      return before;
    }
    if (!value.isBoolean()) {
      wrong(field, "must be true or false");
    }
    return value.asBoolean(before);
  }

  /** One of what there is to choose from, by its word. */
  <T> T choice(String field, T before, Map<String, T> choices) {
    if (!has(field)) {
      return before;
    }
    var chosen = choices.get(get(field).asString(""));
    if (chosen == null) {
      wrong(field, "must be one of " + choices.keySet().stream().sorted()
          .map(word -> "'" + word + "'").collect(Collectors.joining(", ")));
      return before;
    }
    return chosen;
  }

  static boolean isUrl(String text) {
    try {
      var url = new URI(text);
      return url.getHost() != null
          && Set.of("http", "https").contains(url.getScheme().toLowerCase(Locale.ROOT));
    } catch (URISyntaxException illFormed) {
      return false;
    }
  }

  static boolean isLanguage(String tag) {
    try {
      return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException illFormed) {
      return false;
    }
  }
}
