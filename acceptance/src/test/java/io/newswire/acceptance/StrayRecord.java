package io.newswire.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.newswire.event.Article;
import io.newswire.event.Topics;
import io.newswire.platform.wire.AvroWire;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import tools.jackson.databind.json.JsonMapper;

/**
 * An article that another house's desk wrote to our topic by way of its own registry: sound, but with
 * a schema that ours does not have. Once somebody brings the schema, it can be read.
 */
final class StrayRecord {
  /** How far ahead of the registry's count the id is: others may register meanwhile. */
  private static final int AHEAD = 40;

  private final String registryUrl;
  private final Schema schema = ofTheirs();
  private final int schemaId;

  StrayRecord(String registryUrl) {
    this.registryUrl = registryUrl;
    this.schemaId = register(nobodys()) + AHEAD;
  }

  /** The record's value: the article with a field more, which says which desk wrote it. */
  byte[] of(Article article) {
    try (var serializer = AvroWire.<Article>serializer(registryUrl)) {
      var ours = serializer.serialize(Topics.ARTICLES, article);
      // One more byte: of the union of null and string, null.
      var theirs = Arrays.copyOf(ours, ours.length + 1);
      ByteBuffer.wrap(theirs).put((byte) 0).putInt(schemaId);
      return theirs;
    }
  }

  /** Brings their schema to our registry, which counts: others fill it up to the id. */
  void bringSchema() {
    var last = register(nobodys());
    while (last < schemaId - 1) {
      last = register(nobodys());
    }
    assertThat(register(schema)).isEqualTo(schemaId);
  }

  private static Schema nobodys() {
    return Schema.createRecord("Nobodys" + token(), null, "stray", false, List.of());
  }

  private int register(Schema one) {
    var body = JsonMapper.shared().writeValueAsString(Map.of("schema", one.toString()));
    var answer = new HttpCaller(registryUrl).sendJson("POST",
        "/apis/ccompat/v7/subjects/stray-" + token() + "/versions", body);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json().path("id").asInt();
  }

  private static Schema ofTheirs() {
    var ours = Article.getClassSchema();
    var fields = new ArrayList<Schema.Field>();
    ours.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    var text = Schema.create(Schema.Type.STRING);
    fields.add(new Schema.Field("desk",
        Schema.createUnion(Schema.create(Schema.Type.NULL), text), "Which desk wrote it.",
        JsonProperties.NULL_VALUE));
    return Schema.createRecord(ours.getName(), "Of another house, " + token(), ours.getNamespace(),
        false, fields);
  }

  private static String token() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
