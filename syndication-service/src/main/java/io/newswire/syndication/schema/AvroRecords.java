package io.newswire.syndication.schema;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads records by the schema that they were written with. */
@Component
public final class AvroRecords {
  static final int PREFIX = 5;
  private static final byte MAGIC = 0;

  private final SchemaRegistry registry;

  AvroRecords(SchemaRegistry registry) {
    this.registry = registry;
  }

  /** A value as far as it can be read. */
  public sealed interface Reading {
    /** @param name the schema's full name */
    record Readable(int schemaId, String name, JsonNode json) implements Reading {}

    /**
     * @param schemaId null where the value names none
     */
    record Unreadable(@Nullable Integer schemaId, String why) implements Reading {}
  }

  public Reading read(byte[] value) {
    var id = schemaId(value);
    if (id == null) {
      return new Reading.Unreadable(null,
          "Not Avro in Confluent's wire format: it starts with neither magic byte nor schema id");
    }
    var schema = registry.byId(id);
    if (schema == null) {
      return new Reading.Unreadable(id, "The registry has no schema with the id " + id);
    }
    try {
      var decoder = DecoderFactory.get().binaryDecoder(value, PREFIX, value.length - PREFIX, null);
      var datum = new GenericDatumReader<>(schema, schema, new GenericData()).read(null, decoder);
      return new Reading.Readable(id, schema.getFullName(), AvroJson.of(schema, datum));
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException broken) {
      return new Reading.Unreadable(id, "Not what schema " + id + " says: "
          + (broken.getMessage() == null
              ? broken.getClass().getSimpleName()
              : broken.getMessage()));
    }
  }

  /** The id that stands before the value; null where none does. */
  static @Nullable Integer schemaId(byte[] value) {
    return value.length < PREFIX || value[0] != MAGIC
        ? null
        : ByteBuffer.wrap(value).getInt(1);
  }

  @Nullable
  Schema schema(int id) {
    return registry.byId(id);
  }
}
