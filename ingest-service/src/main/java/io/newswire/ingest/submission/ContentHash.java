package io.newswire.ingest.submission;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;

/**
 * SHA-256 of what was submitted, so that posting twice is posting once. It is taken from the
 * submission and not from what we make of it: a later version of our sanitiser must not turn a
 * sender's retry into a new revision.
 */
final class ContentHash {
  private final MessageDigest digest = sha256();

  private ContentHash() {}

  /**
   * The hash of an object, whatever the order of its fields; a field that is null or an empty array
   * is a field that is not there.
   *
   * @param ignored fields of the object that are not content
   * @param defaults the values of fields that are left out
   */
  static String of(JsonNode object, Set<String> ignored, Map<String, String> defaults) {
    var hash = new ContentHash();
    hash.addFields(object, ignored, defaults);
    return HexFormat.of().formatHex(hash.digest.digest());
  }

  /** Each value begins with its kind and its length: no two documents make the same bytes. */
  private void add(JsonNode value) {
    switch (value.getNodeType()) {
      case OBJECT -> addFields(value, Set.of(), Map.of());
      case ARRAY -> addItems(value.values());
      case STRING -> addText('s', value.stringValue());
      case NUMBER, BOOLEAN -> addText('n', value.asString());
      case NULL, MISSING, BINARY, POJO -> addText('0', "");
    }
  }

  private void addFields(JsonNode object, Set<String> ignored, Map<String, String> defaults) {
    var fields = new TreeMap<String, JsonNode>();
    for (var field : object.properties()) {
      var value = field.getValue();
      var left = value.isNull() || (value.isArray() && value.isEmpty())
          || ignored.contains(field.getKey())
          || (value.isString() && value.stringValue().equals(defaults.get(field.getKey())));
      if (!left) {
        fields.put(field.getKey(), value);
      }
    }
    addLength('{', fields.size());
    fields.forEach((name, value) -> {
      addText('s', name);
      add(value);
    });
  }

  private void addItems(Collection<JsonNode> items) {
    addLength('[', items.size());
    items.forEach(this::add);
  }

  private void addText(char kind, String text) {
    var bytes = text.getBytes(UTF_8);
    addLength(kind, bytes.length);
    digest.update(bytes);
  }

  private void addLength(char kind, int length) {
    digest.update((byte) kind);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
