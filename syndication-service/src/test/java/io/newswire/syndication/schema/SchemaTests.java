package io.newswire.syndication.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import io.newswire.syndication.schema.Diagnosis.Finding;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

/** Schemas are told apart field by field, and so is what does not follow one. */
class SchemaTests {
  private static final Schema STORY = schema("""
      {"type": "record", "name": "Story", "fields": [
        {"name": "id", "type": "string"},
        {"name": "images", "type": {"type": "array", "items": {"type": "record", "name": "Image",
          "fields": [{"name": "url", "type": "string"},
                     {"name": "width", "type": ["null", "int"], "default": null}]}}}]}
      """);

  @Test
  void findsTheFieldThatTheBytesEndIn() throws IOException {
    var bytes = written();

    var fault = new AvroWalk(java.util.Arrays.copyOf(bytes, bytes.length - 4)).firstFault(STORY);

    assertThat(fault).isNotNull();
    assertThat(String.valueOf(fault)).contains("images[1].url", "the value ends");
  }

  @Test
  void findsNothingWrongInWhatIsRight() throws IOException {
    assertThat(new AvroWalk(written()).firstFault(STORY)).isNull();
  }

  @Test
  void findsWhatIsLeftOver() throws IOException {
    var bytes = written();

    assertThat(new AvroWalk(java.util.Arrays.copyOf(bytes, bytes.length + 3)).firstFault(STORY))
        .isEqualTo(new Finding("", "3 bytes are left over"));
  }

  @Test
  void findsABranchThatAUnionDoesNotHave() throws IOException {
    var bytes = written();
    bytes[bytes.length - 2] = 14; // the last union's index; the array's end comes after it

    assertThat(String.valueOf(new AvroWalk(bytes).firstFault(STORY)))
        .contains("images[1].width", "no branch of a union with number 7");
  }

  @Test
  void tellsVersionsApart() {
    var later = schema(STORY.toString().replace("\"id\",\"type\":\"string\"",
        "\"id\",\"type\":\"bytes\"").replace("\"url\"", "\"href\""));

    assertThat(SchemaDiff.between(STORY, later)).containsExactly(
        new SchemaDiff.Change("id", "string", "bytes"),
        new SchemaDiff.Change("images[].href", null, "string"),
        new SchemaDiff.Change("images[].url", "string", null));
    assertThat(SchemaDiff.fields(STORY)).containsEntry("images[].width", "null | int = null");
  }

  private static byte[] written() throws IOException {
    var image = new GenericData.Record(STORY.getField("images").schema().getElementType());
    image.put("url", "https://x.example/a.jpg");
    var story = new GenericData.Record(STORY);
    story.put("id", "urn:x");
    story.put("images", java.util.List.of(image, image));
    var out = new ByteArrayOutputStream();
    out.write(new byte[AvroRecords.PREFIX]);
    var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    new GenericDatumWriter<GenericData.Record>(STORY).write(story, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static Schema schema(String json) {
    return new Schema.Parser().parse(json);
  }
}
