package io.newswire.syndication.filter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.newswire.platform.problem.FieldError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a filter from JSON, as docs/filters.md has it, and collects everything that is wrong with it. */
public final class FilterReader {
  /** How deep filters may stand in filters. */
  private static final int DEEPEST = 5;
  /** How many conditions a filter may have in all. */
  private static final int MOST_CONDITIONS = 100;
  private static final int MOST_VALUES = 200;
  private static final int LONGEST_VALUE = 200;

  // RFC 4647 §2.1
  private static final Pattern LANGUAGE_RANGE = Pattern
      .compile("\\*|[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");
  private static final Pattern HAS_A_WORD = Pattern.compile(".*[\\p{L}\\p{N}].*", Pattern.DOTALL);
  private static final String FIELDS = Stream.concat(
      Stream.of(Trait.values()).map(Trait::field),
      Stream.of("all", "any", "not", "text", "urgency"))
      .sorted().collect(Collectors.joining(", "));

  private final Consumer<FieldError> errors;
  private int conditions;

  private FilterReader(Consumer<FieldError> errors) {
    this.errors = errors;
  }

  /**
   * The filter; where anything is wrong with it, something that nobody should use.
   *
   * @param at where it stands in what was sent, a JSON Pointer
   */
  public static Filter read(JsonNode json, String at, Consumer<FieldError> errors) {
    if (json.isMissingNode() || json.isNull()) {
      return Filter.EVERYTHING;
    }
    var reader = new FilterReader(errors);
    var condition = reader.condition(json, at, 1);
    if (reader.conditions > MOST_CONDITIONS) {
      reader.wrong(at, "has " + reader.conditions + " conditions; " + MOST_CONDITIONS
          + " are the most");
    }
    return new Filter(json.deepCopy(), condition);
  }

  /** One that was found right when it was stored. */
  public static Filter stored(JsonMapper mapper, String json) {
    return read(mapper.readTree(json), "", error -> {
      throw new IllegalStateException("A stored filter is wrong at " + error.pointer() + ": "
          + error.detail());
    });
  }

  private void wrong(String pointer, String detail) {
    errors.accept(new FieldError(pointer, detail));
  }

  private Condition condition(JsonNode filter, String at, int depth) {
    var asked = new ArrayList<Condition>();
    if (!filter.isObject()) {
      wrong(at, "must be an object");
    } else if (depth > DEEPEST) {
      wrong(at, "stands too deep; filters may stand " + DEEPEST + " deep in each other");
    } else {
      filter.properties().forEach(field -> {
        var one = field(field.getKey(), field.getValue(), at + "/" + field.getKey(), depth);
        if (one != null) {
          conditions++;
          asked.add(one);
        }
      });
    }
    return asked.size() == 1 ? asked.getFirst() : new Condition.All(asked);
  }

  private @Nullable Condition field(String name, JsonNode value, String at, int depth) {
    return switch (name) {
      case "all" -> new Condition.All(nested(value, at, depth));
      case "any" -> new Condition.Any(nested(value, at, depth));
      case "not" -> new Condition.Not(condition(value, at, depth + 1));
      case "text" -> words(value, at);
      case "urgency" -> urgency(value, at);
      default -> {
        var trait = Trait.named(name);
        if (trait == null) {
          wrong(at, "is not known here; there are " + FIELDS);
          yield null;
        }
        yield has(trait, value, at, trait.isOlder(name));
      }
    };
  }

  private List<Condition> nested(JsonNode list, String at, int depth) {
    if (!list.isArray() || list.isEmpty() || list.size() > MOST_CONDITIONS) {
      wrong(at, "must be a list of 1 to " + MOST_CONDITIONS + " filters");
      return List.of();
    }
    var filters = new ArrayList<Condition>();
    for (int index = 0; index < list.size(); index++) {
      filters.add(condition(list.get(index), at + "/" + index, depth + 1));
    }
    return filters;
  }

  /** Older fields may be null or empty, and then ask for nothing. */
  private @Nullable Condition has(Trait trait, JsonNode value, String at, boolean older) {
    if (older && (value.isNull() || value.isArray() && value.isEmpty())) {
      return null;
    }
    var values = new HashSet<String>();
    if (value.isString() && !older) {
      values.add(value(trait, value, at, older));
    } else if (!value.isArray() || value.isEmpty() || value.size() > MOST_VALUES) {
      wrong(at, "must be " + (older ? "" : "a text, or ") + "a list of at most " + MOST_VALUES
          + " texts");
    } else {
      for (int index = 0; index < value.size(); index++) {
        values.add(value(trait, value.get(index), at + "/" + index, older));
      }
    }
    return new Condition.Has(trait, values);
  }

  private String value(Trait trait, JsonNode value, String at, boolean older) {
    if (!value.isString() || value.asString().isBlank()) {
      wrong(at, "must be a text");
      return "";
    }
    var text = value.asString();
    if (!older && text.length() > LONGEST_VALUE) {
      wrong(at, "must be a text of at most " + LONGEST_VALUE + " characters");
    }
    if (!older && trait == Trait.LANGUAGE && !LANGUAGE_RANGE.matcher(text).matches()) {
      wrong(at, "must be a language, such as en or pt-BR");
    }
    return trait.normal(text);
  }

  private @Nullable Condition words(JsonNode value, String at) {
    var query = value.isString() ? value.asString().strip() : "";
    if (query.length() > LONGEST_VALUE || !HAS_A_WORD.matcher(query).matches()
        || query.indexOf('\0') >= 0) {
      wrong(at, "must be words, \"phrases\", or, -not, in at most " + LONGEST_VALUE
          + " characters");
      return null;
    }
    return new Condition.Words(query);
  }

  private @Nullable Condition urgency(JsonNode value, String at) {
    var from = value.isObject() ? value.path("from").asInt(1) : value.asInt(0);
    var to = value.isObject() ? value.path("to").asInt(8) : from;
    var known = value.isObject()
        ? Set.of("from", "to").containsAll(value.propertyNames()) && value.valueStream()
            .allMatch(JsonNode::isInt)
        : value.isInt();
    if (!known || from < 1 || to > 8 || from > to) {
      wrong(at, "must be a number of 1 to 8, or {\"from\": 1, \"to\": 8}");
      return null;
    }
    return new Condition.Urgency(from, to);
  }
}
