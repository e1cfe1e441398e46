package io.newswire.ingest.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.util.List;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one JSON document (RFC 8259) and forgives nothing: no other encoding than UTF-8, no
 * duplicate names, nothing behind the document. What breaks is named by line, column and pointer.
 */
public final class StrictJson {
  private static final int DEEPEST = 32;

  private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(DEEPEST).maxNumberLength(100).maxNameLength(1_000).build())
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .build()).disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private StrictJson() {}

  /**
   * The document's tree.
   *
   * @throws InvalidRequest (400) where it is not well-formed
   */
  public static JsonNode read(byte[] bytes) {
    var text = decode(bytes);
    if (text.isBlank()) {
      throw malformed("", "The request has no body. Send one JSON object.");
    }
    try (var parser = JSON.createParser(text)) {
      return read(parser);
    }
  }

  private static JsonNode read(JsonParser parser) {
    try {
      var tree = JSON.readTree(parser);
      if (parser.nextToken() != null) {
        throw malformed("", place(parser) + "something follows the document. Send one JSON"
            + " document a request; many go to /articles/batch, one a line.");
      }
      return tree;
    } catch (JacksonException failure) {
      throw malformed(pointer(parser),
          place(failure) + failure.getOriginalMessage() + ". The document is not JSON (RFC 8259).");
    }
  }

  private static String decode(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    var result = UTF_8.newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(in, out, true);
    var text = out.flip().toString();
    if (result.isError()) {
      throw malformed(pointerAtEnd(text), "Byte %d (0x%02X) is not UTF-8. JSON is always UTF-8"
          .formatted(in.position(), bytes[in.position()])
          + " (RFC 8259 §8.1): convert the text before sending it.");
    }
    // RFC 8259 §8.1: a byte order mark may be ignored.
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** The JSON Pointer of the field in which a document that was cut off stops. */
  public static String pointerAtCut(byte[] beginning) {
    return pointerAtEnd(new String(beginning, UTF_8));
  }

  private static String pointerAtEnd(String beginning) {
    try (var parser = JSON.createParser(beginning)) {
      try {
        while (parser.nextToken() != null) {
          // on to the end
        }
      } catch (JacksonException _) {
        // That is where it stops.
      }
      return pointer(parser);
    }
  }

  private static String pointer(JsonParser parser) {
    return Pointers.printable(parser.streamReadContext().pathAsPointer().toString());
  }

  private static String place(JacksonException failure) {
    var place = failure.getLocation();
    return place == null || place.getLineNr() < 1
        ? ""
        : "Line " + place.getLineNr() + ", column " + place.getColumnNr() + ": ";
  }

  private static String place(JsonParser parser) {
    var place = parser.currentTokenLocation();
    return "Line " + place.getLineNr() + ", column " + place.getColumnNr() + ": ";
  }

  private static InvalidRequest malformed(String pointer, String detail) {
    return new InvalidRequest(HttpStatus.BAD_REQUEST, List.of(new FieldError(pointer, detail)));
  }
}
