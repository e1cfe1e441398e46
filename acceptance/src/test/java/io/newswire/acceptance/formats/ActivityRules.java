package io.newswire.acceptance.formats;

import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/**
 * What a JSON-LD processor makes of an activity with the terms of ActivityStreams 2.0
 * (https://www.w3.org/TR/activitystreams-vocabulary/). It drops what it does not know, without a word:
 * each property must still be there, and each type must be one of the vocabulary's.
 */
final class ActivityRules {
  private static final String VOCABULARY = "https://www.w3.org/ns/activitystreams#";
  private static final Set<String> TYPES = Set.of("Create", "Update", "Delete", "Article",
      "Tombstone", "Organization", "Person", "Image", "Object", "Place");
  // As the vocabulary's own context has them; nothing else gets a meaning.
  private static final String CONTEXT = """
      {"@context": {"id": "@id", "type": "@type", "as": "https://www.w3.org/ns/activitystreams#",
        "xsd": "http://www.w3.org/2001/XMLSchema#", "@vocab": null,
        %s,
        "actor": {"@id": "as:actor", "@type": "@id"}, "object": {"@id": "as:object", "@type": "@id"},
        "to": {"@id": "as:to", "@type": "@id"}, "url": {"@id": "as:url", "@type": "@id"},
        "attributedTo": {"@id": "as:attributedTo", "@type": "@id"},
        "attachment": {"@id": "as:attachment", "@type": "@id"},
        "image": {"@id": "as:image", "@type": "@id"}, "tag": {"@id": "as:tag", "@type": "@id"},
        "location": {"@id": "as:location", "@type": "@id"},
        "formerType": {"@id": "as:formerType", "@type": "@id"},
        "published": {"@id": "as:published", "@type": "xsd:dateTime"},
        "updated": {"@id": "as:updated", "@type": "xsd:dateTime"},
        "deleted": {"@id": "as:deleted", "@type": "xsd:dateTime"},
        "width": {"@id": "as:width", "@type": "xsd:nonNegativeInteger"},
        "height": {"@id": "as:height", "@type": "xsd:nonNegativeInteger"},
        "content": "as:content", "name": "as:name", "summary": "as:summary",
        "mediaType": "as:mediaType"}}""".replace("%s,", types());

  private ActivityRules() {}

  private static String types() {
    return TYPES.stream().sorted().map(type -> "\"" + type + "\": \"as:" + type + "\",")
        .reduce("", String::concat);
  }

  static List<String> problems(String text) {
    var problems = new ArrayList<String>();
    try {
      var written = JsonDocument.of(new StringReader(text));
      var expanded = JsonLd.expand(written)
          .loader((url, _) -> isOfVocabulary(url)
              ? JsonDocument.of(new StringReader(CONTEXT))
              : fail(url))
          .get();
      if (expanded.size() != 1) {
        return List.of("not one activity");
      }
      types(expanded.getJsonObject(0), problems);
      var before = properties(written.getJsonContent().orElseThrow()) - 1; // without @context
      var after = properties(expanded.getJsonObject(0));
      if (before != after) {
        problems.add((before - after) + " properties have no meaning in the vocabulary");
      }
    } catch (JsonLdError failure) {
      problems.add(failure.toString());
    }
    return problems;
  }

  private static boolean isOfVocabulary(URI url) {
    return url.toString().equals("https://www.w3.org/ns/activitystreams");
  }

  private static JsonDocument fail(URI url) throws JsonLdError {
    throw new JsonLdError(com.apicatalog.jsonld.JsonLdErrorCode.LOADING_DOCUMENT_FAILED,
        "not the vocabulary's context: " + url);
  }

  private static void types(JsonValue value, List<String> problems) {
    within(value).forEach(object -> {
      if (object.get("@type") instanceof JsonArray types) {
        types.getValuesAs(jakarta.json.JsonString.class).stream().map(it -> it.getString())
            .filter(type -> !TYPES.contains(type.replace(VOCABULARY, "")))
            .forEach(type -> problems.add("no such type: " + type));
      }
    });
  }

  /** How many properties there are at every depth; a value's own wrapping is none. */
  private static long properties(JsonValue value) {
    return within(value).filter(object -> !object.containsKey("@value"))
        .filter(object -> !(object.size() == 1 && object.containsKey("@id")))
        .mapToLong(JsonObject::size).sum();
  }

  private static Stream<JsonObject> within(JsonValue value) {
    return switch (value) {
      case JsonObject object -> Stream.concat(Stream.of(object),
          object.values().stream().flatMap(ActivityRules::within));
      case JsonArray array -> array.stream().flatMap(ActivityRules::within);
      default -> Stream.empty();
    };
  }
}
