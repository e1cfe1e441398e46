package io.newswire.syndication.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** What tells two schemas apart, field by field. */
public final class SchemaDiff {
  private SchemaDiff() {}

  /**
   * @param path such as {@code images[].credit}
   * @param before its type, with its default; null where it was not there
   * @param after null where it is there no longer
   */
  public record Change(String path, @Nullable String before, @Nullable String after) {}

  /** In the order of the paths; none where the schemas say the same, but for their documentation. */
  public static List<Change> between(Schema before, Schema after) {
    var old = fields(before);
    var fresh = fields(after);
    var paths = new TreeSet<>(old.keySet());
    paths.addAll(fresh.keySet());
    var changes = new ArrayList<Change>();
    for (var path : paths) {
      var was = old.get(path);
      var is = fresh.get(path);
      if (was == null || !was.equals(is)) {
        changes.add(new Change(path, was, is));
      }
    }
    return changes;
  }

  /** Every field of a schema with its type, in its order. */
  public static Map<String, String> fields(Schema schema) {
    var fields = new LinkedHashMap<String, String>();
    collect(schema, "", new HashSet<>(), fields);
    return fields;
  }

  private static void collect(Schema schema, String path, Set<String> above,
      Map<String, String> into) {
    switch (schema.getType()) {
      case RECORD -> {
        if (above.add(schema.getFullName())) {
          for (var field : schema.getFields()) {
            var place = path.isEmpty() ? field.name() : path + "." + field.name();
            into.put(place, type(field.schema()) + (field.hasDefaultValue()
                ? " = " + text(field)
                : ""));
            collect(field.schema(), place, above, into);
          }
          above.remove(schema.getFullName());
        }
      }
      case ARRAY -> collect(schema.getElementType(), path + "[]", above, into);
      case MAP -> collect(schema.getValueType(), path + "{}", above, into);
      case UNION -> schema.getTypes().forEach(branch -> collect(branch, path, above, into));
      default -> {
        // Has no fields.
      }
    }
  }

  private static String text(Schema.Field field) {
    var value = field.defaultVal();
    return value == org.apache.avro.JsonProperties.NULL_VALUE ? "null" : String.valueOf(value);
  }

  private static String type(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, FIXED -> schema.getName();
      case ENUM -> schema.getName() + " " + schema.getEnumSymbols();
      case ARRAY -> type(schema.getElementType()) + "[]";
      case MAP -> type(schema.getValueType()) + "{}";
      case UNION -> schema.getTypes().stream().map(SchemaDiff::type)
          .collect(Collectors.joining(" | "));
      default -> schema.getLogicalType() == null
          ? schema.getType().getName()
          : schema.getLogicalType().getName();
    };
  }
}
