package io.newswire.syndication.schema;

import java.util.ArrayList;
import java.util.List;

import io.newswire.syndication.schema.Diagnosis.Finding;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of a record that could not be read which field of it is to blame. */
@Component
public final class Diagnoses {
  private final AvroRecords records;

  Diagnoses(AvroRecords records) {
    this.records = records;
  }

  /**
   * @param reader what the consumer reads by
   */
  public Diagnosis of(byte[] value, Schema reader) {
    var id = AvroRecords.schemaId(value);
    if (id == null) {
      return Diagnosis.unwritten(unwritten(value), null);
    }
    var writer = records.schema(id);
    if (writer == null) {
      return Diagnosis.unwritten("The registry has no schema with the id " + id
          + ": it was written by way of another registry, or the schema was removed", id);
    }
    var findings = new ArrayList<Finding>();
    var broken = new AvroWalk(value).firstFault(writer);
    if (broken != null) {
      findings.add(broken);
    }
    findings.addAll(incompatibilities(reader, writer));
    return new Diagnosis(verdict(broken, findings, writer, reader), id, writer.getFullName(),
        findings, writer.getFullName().equals(reader.getFullName())
            ? SchemaDiff.between(writer, reader)
            : List.of());
  }

  private static String verdict(@Nullable Finding broken, List<Finding> findings, Schema writer,
      Schema reader) {
    if (!writer.getFullName().equals(reader.getFullName())) {
      return "It is a " + writer.getFullName() + "; its consumer reads " + reader.getFullName();
    }
    if (broken != null) {
      return "The bytes are not what the schema says: at "
          + (broken.path().isEmpty() ? "the end" : broken.path()) + ", " + broken.detail();
    }
    return findings.isEmpty()
        ? "The bytes are sound and the schemas agree: what failed is the processing"
        : "Its schema and its consumer's do not agree: at " + findings.getFirst().path() + ", "
            + findings.getFirst().detail();
  }

  private static String unwritten(byte[] value) {
    if (value.length == 0) {
      return "It has no value; on this topic, a kill is a record too";
    }
    var kind = switch (value[0]) {
      case '{', '[' -> "It looks like JSON";
      case '<' -> "It looks like XML";
      case 0 -> "It begins like Avro, and is cut off within the schema's id";
      default -> "It starts with byte 0x%02x".formatted(value[0] & 0xff);
    };
    return kind + ", not with Avro's magic byte 0 and a schema's id: whoever sent it does not use"
        + " the schema registry's serializer";
  }

  private static List<Finding> incompatibilities(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult()
        .getIncompatibilities().stream().map(one -> new Finding(path(one, reader), detail(one)))
        .toList();
  }

  private static String detail(Incompatibility one) {
    return switch (one.getType()) {
      case READER_FIELD_MISSING_DEFAULT_VALUE -> "the consumer needs the field " + one.getMessage()
          + ", which was not written and has no default";
      case MISSING_ENUM_SYMBOLS -> "the consumer does not know the values " + one.getMessage();
      case MISSING_UNION_BRANCH, TYPE_MISMATCH, FIXED_SIZE_MISMATCH, NAME_MISMATCH ->
        one.getMessage();
    };
  }

  /** From {@code /fields/3/type/0} to names. */
  private static String path(Incompatibility one, Schema reader) {
    var path = new StringBuilder();
    var schema = reader;
    var steps = one.getLocation().split("/");
    for (int i = 1; i < steps.length; i++) {
      if (steps[i].equals("fields") && schema.getType() == Schema.Type.RECORD
          && i + 1 < steps.length) {
        var field = schema.getFields().get(Integer.parseInt(steps[++i]));
        path.append(path.isEmpty() ? "" : ".").append(field.name());
        schema = field.schema();
      } else if (steps[i].equals("items") && schema.getType() == Schema.Type.ARRAY) {
        path.append("[]");
        schema = schema.getElementType();
      } else if (schema.isUnion() && steps[i].matches("\\d+")) {
        schema = schema.getTypes().get(Integer.parseInt(steps[i]));
      }
    }
    return path.toString();
  }
}
