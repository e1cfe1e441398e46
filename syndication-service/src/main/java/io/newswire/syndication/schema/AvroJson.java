package io.newswire.syndication.schema;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;

import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Avro's data as JSON for people: times as such, unions without their branch's name. */
final class AvroJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AvroJson() {}

  static JsonNode of(Schema schema, @Nullable Object datum) {
    return switch (datum) {
      case null -> JSON.nullNode();
      case GenericRecord record -> record(record);
      case Collection<?> items -> {
        var array = JSON.arrayNode();
        items.forEach(item -> array.add(of(branch(schema, items).getElementType(), item)));
        yield array;
      }
      case Map<?, ?> map -> {
        var object = JSON.objectNode();
        map.forEach((key, value) -> object.set(String.valueOf(key),
            of(branch(schema, map).getValueType(), value)));
        yield object;
      }
      case Long number -> number(branch(schema, number), number);
      case Integer number -> JSON.numberNode(number);
      case Double number -> JSON.numberNode(number);
      case Float number -> JSON.numberNode(number);
      case Boolean truth -> JSON.booleanNode(truth);
      case ByteBuffer bytes -> JSON.stringNode(base64(bytes.duplicate()));
      case GenericFixed bytes -> JSON.stringNode(base64(ByteBuffer.wrap(bytes.bytes())));
      default -> JSON.stringNode(datum.toString());
    };
  }

  private static JsonNode record(GenericRecord record) {
    var object = JSON.objectNode();
    for (var field : record.getSchema().getFields()) {
      object.set(field.name(), of(field.schema(), record.get(field.pos())));
    }
    return object;
  }

  private static JsonNode number(Schema schema, long number) {
    return schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
        ? JSON.stringNode(Instant.ofEpochMilli(number).toString())
        : JSON.numberNode(number);
  }

  /** Of a union the branch that the datum is of. */
  private static Schema branch(Schema schema, Object datum) {
    return schema.isUnion()
        ? schema.getTypes().get(GenericData.get().resolveUnion(schema, datum))
        : schema;
  }

  private static String base64(ByteBuffer bytes) {
    var copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return Base64.getEncoder().encodeToString(copy);
  }
}
