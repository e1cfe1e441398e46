package io.newswire.ingest.json;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One JSON object whose fields are asked for one after the other. What is wrong with one goes into
 * the findings, and the reading goes on: the sender learns of everything at once. The values that
 * stand in for wrong ones must not be used once there are findings.
 */
public final class JsonFields {
  private final JsonNode object;
  private final String pointer;
  private final Findings findings;
  private final Set<String> asked = new LinkedHashSet<>();
  private final boolean readable;

  private JsonFields(JsonNode node, String pointer, Findings findings) {
    this.pointer = pointer;
    this.findings = findings;
    this.readable = node.isObject();
    this.object = readable ? node : JsonNodeFactory.instance.objectNode();
    if (!readable) {
      found(pointer, "is " + kind(node) + "; must be an object.");
    }
  }

  /**
   * Reads a whole object.
   *
   * @param reading asks for every field there is; the others are unknown
   * @param readOnly fields that only we write, each with the reason why a sender cannot
   */
  public static <T> T read(JsonNode node, Findings findings, Map<String, String> readOnly,
      Function<JsonFields, T> reading) {
    var fields = new JsonFields(node, "", findings);
    var value = reading.apply(fields);
    fields.refuseUnknown(readOnly);
    return value;
  }

  /** Whether the field is there and not null. */
  public boolean has(String name) {
    return ask(name) != null;
  }

  /** The field's value; null where it is missing, null or wrong. */
  public <T> @Nullable T optional(String name, Format<T> format) {
    var node = ask(name);
    return node == null ? null : parsed(node, at(name), format);
  }

  /** The field's value; the stand-in where it is missing, null or wrong, each of which is found. */
  public <T> T required(String name, Format<T> format, T standIn) {
    var node = ask(name);
    if (node == null) {
      wrong(name, "is missing; it is required.");
      return standIn;
    }
    var value = parsed(node, at(name), format);
    return value == null ? standIn : value;
  }

  /** A whole number; null where it is missing, null or wrong. */
  public @Nullable Long integer(String name, long least, long most) {
    var node = ask(name);
    if (node == null) {
      return null;
    }
    if (!node.isIntegralNumber() || !node.canConvertToLong()
        || node.longValue() < least || node.longValue() > most) {
      var sent = node.isNumber() ? Wording.quote(node.asString()) : kind(node);
      found(at(name), "is " + sent + "; must be a whole number from " + least
          + (most == Long.MAX_VALUE ? " up." : " to " + most + "."));
      return null;
    }
    return node.longValue();
  }

  /** True or false; the stand-in where it is missing, null or wrong. */
  public boolean flag(String name, boolean standIn) {
    var node = ask(name);
    if (node == null) {
      return standIn;
    }
    if (!node.isBoolean()) {
      found(at(name), "is " + kind(node) + "; must be true or false.");
      return standIn;
    }
    return node.booleanValue();
  }

  /** An object; null where it is missing, null or no object. */
  public <T> @Nullable T object(String name, Function<JsonFields, T> reading) {
    var node = ask(name);
    return node == null ? null : child(node, at(name), reading);
  }

  /** An array of objects; empty where it is missing, null or no array. */
  public <T> List<T> objects(String name, int most, Function<JsonFields, T> reading) {
    return items(name, most, (node, place) -> child(node, place, reading));
  }

  /** An array of texts without repetitions; empty where it is missing, null or no array. */
  public List<String> texts(String name, int most, Format<String> format) {
    var texts = items(name, most, (node, place) -> parsed(node, place, format));
    return List.copyOf(new LinkedHashSet<>(texts));
  }

  /**
   * An object of whatever names and values, each value as JSON; empty where it is missing or null.
   *
   * @param most so many names
   * @param longest so many characters of JSON a value
   */
  public Map<String, String> extensions(String name, int most, int longest) {
    var node = ask(name);
    if (node == null) {
      return Map.of();
    }
    if (!node.isObject() || node.size() > most) {
      wrong(name, "must be an object of at most " + most + " names.");
      return Map.of();
    }
    var values = new TreeMap<String, String>();
    node.properties().forEach(property -> {
      var value = property.getValue().toString();
      if (value.length() > longest) {
        wrong(name, "holds more than " + longest + " characters under '" + property.getKey()
            + "'; shorten it.");
      } else {
        values.put(property.getKey(), value);
      }
    });
    return values;
  }

  /**
   * Something is wrong with the field that only its neighbours show.
   *
   * @param detail goes on after the field's name: "must be before …"
   */
  public void wrong(String name, String detail) {
    if (readable) {
      found(at(name), detail);
    }
  }

  private interface Item<T> {
    @Nullable
    T read(JsonNode node, String pointer);
  }

  private <T> List<T> items(String name, int most, Item<T> item) {
    var node = ask(name);
    if (node == null) {
      return List.of();
    }
    if (!node.isArray()) {
      found(at(name), "is " + kind(node) + "; must be an array.");
      return List.of();
    }
    if (node.size() > most) {
      found(at(name), "has " + node.size() + " items; at most " + most + " are taken.");
      return List.of();
    }
    var values = new ArrayList<T>();
    for (int index = 0; index < node.size(); index++) {
      var value = item.read(node.get(index), Pointers.child(at(name), index));
      if (value != null) {
        values.add(value);
      }
    }
    return List.copyOf(values);
  }

  private <T> @Nullable T child(JsonNode node, String place, Function<JsonFields, T> reading) {
    var fields = new JsonFields(node, place, findings);
    var value = reading.apply(fields);
    fields.refuseUnknown(Map.of());
    return fields.readable ? value : null;
  }

  private <T> @Nullable T parsed(JsonNode node, String place, Format<T> format) {
    if (!node.isString()) {
      found(place, "is " + kind(node) + "; must be a text (a JSON string).");
      return null;
    }
    try {
      return format.parse(node.stringValue());
    } catch (Format.TooLarge unfit) {
      findings.addTooLarge(place, label(place) + " " + unfit.detail());
    } catch (Format.Unfit unfit) {
      found(place, unfit.detail());
    }
    return null;
  }

  private void refuseUnknown(Map<String, String> readOnly) {
    for (var name : object.propertyNames()) {
      if (readOnly.containsKey(name)) {
        found(at(name), String.valueOf(readOnly.get(name)));
      } else if (!asked.contains(name)) {
        found(at(name), "is not a field of ours" + Wording.didYouMean(name, asked)
            + " Known here: " + String.join(", ", asked) + ".");
      }
    }
  }

  private @Nullable JsonNode ask(String name) {
    asked.add(name);
    var node = object.get(name);
    return node == null || node.isNull() ? null : node;
  }

  private String at(String name) {
    return Pointers.child(pointer, name);
  }

  private void found(String place, String detail) {
    findings.add(place, label(place) + " " + detail);
  }

  private static String label(String place) {
    return place.isEmpty() ? "The document" : place.substring(1);
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      case NULL -> "null";
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case BINARY, MISSING, POJO -> "nothing";
    };
  }
}
