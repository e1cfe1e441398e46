package io.newswire.syndication.schema;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

import io.newswire.syndication.schema.Diagnosis.Finding;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** Goes through a value by its schema, and knows at which field it is when that fails. */
final class AvroWalk {
  private static final int DEEPEST = 100;

  private final byte[] value;
  private final BinaryDecoder decoder;
  private final Deque<String> path = new ArrayDeque<>();

  /** @param value with magic byte and schema id before it */
  AvroWalk(byte[] value) {
    this.value = value;
    this.decoder = DecoderFactory.get().binaryDecoder(value, AvroRecords.PREFIX,
        value.length - AvroRecords.PREFIX, null);
  }

  /** What stands against the schema first; null where nothing does. */
  @Nullable
  Finding firstFault(Schema schema) {
    try {
      read(schema);
      return decoder.isEnd()
          ? null
          : new Finding("", decoder.inputStream().available() + " bytes are left over");
    } catch (EOFException cut) {
      return new Finding(place(), "the value ends, at byte " + value.length
          + ", though more is to come");
    } catch (IOException | AvroRuntimeException broken) {
      return new Finding(place(), broken.getMessage() == null
          ? broken.getClass().getSimpleName()
          : broken.getMessage());
    }
  }

  private String place() {
    return path.stream().collect(Collectors.joining()).replaceFirst("^\\.", "");
  }

  private void read(Schema schema) throws IOException {
    switch (schema.getType()) {
      case RECORD -> {
        for (var field : schema.getFields()) {
          within("." + field.name(), field.schema());
        }
      }
      case ARRAY -> {
        int index = 0;
        for (var left = decoder.readArrayStart(); left != 0; left = decoder.arrayNext()) {
          for (long i = 0; i < left; i++) {
            within("[" + index++ + "]", schema.getElementType());
          }
        }
      }
      case MAP -> {
        for (var left = decoder.readMapStart(); left != 0; left = decoder.mapNext()) {
          for (long i = 0; i < left; i++) {
            within("{" + decoder.readString() + "}", schema.getValueType());
          }
        }
      }
      case UNION -> read(schema.getTypes().get(
          choice(decoder.readIndex(), schema.getTypes().size(), "branch of a union")));
      case ENUM -> choice(decoder.readEnum(), schema.getEnumSymbols().size(), "value of an enum");
      case STRING -> decoder.readString(null);
      case BYTES -> decoder.readBytes(null);
      case FIXED -> decoder.skipFixed(schema.getFixedSize());
      case INT -> decoder.readInt();
      case LONG -> decoder.readLong();
      case FLOAT -> decoder.readFloat();
      case DOUBLE -> decoder.readDouble();
      case BOOLEAN -> decoder.readBoolean();
      case NULL -> decoder.readNull();
    }
  }

  private void within(String step, Schema schema) throws IOException {
    if (path.size() >= DEEPEST) {
      throw new AvroRuntimeException("nested more than " + DEEPEST + " deep");
    }
    path.addLast(step);
    read(schema);
    path.removeLast();
  }

  private static int choice(int index, int of, String what) {
    if (index < 0 || index >= of) {
      throw new AvroRuntimeException(
          "there is no " + what + " with number " + index + "; there are " + of);
    }
    return index;
  }
}
