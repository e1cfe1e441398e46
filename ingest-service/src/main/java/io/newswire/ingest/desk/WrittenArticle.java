package io.newswire.ingest.desk;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

import io.newswire.event.Article;
import io.newswire.ingest.article.ArticleView;
import io.newswire.ingest.desk.Writing.Person;
import io.newswire.ingest.desk.Writing.Picture;
import io.newswire.ingest.vocabulary.ContentTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * From the editor's fields to an article's JSON, which the API reads and judges. Whatever the fields do
 * not show (subjects, related links, a picture's size, extensions) stays as it was.
 */
@Component
final class WrittenArticle {
  static final List<String> TEXTS = List.of("headline", "shortHeadline", "standfirst", "slug",
      "language", "contentType", "canonicalUrl", "source", "copyright", "usageTerms",
      "correctionNote");
  static final List<String> LISTS = List.of("sections", "keywords", "places");
  private static final List<String> OURS = List.of("eventId", "acceptedAt", "pubStatus",
      "killReason", "updatedAt", "correctionNote", "revision");

  private final JsonMapper json;
  private final ContentTypes contentTypes;

  WrittenArticle(JsonMapper json, ContentTypes contentTypes) {
    this.json = json;
    this.contentTypes = contentTypes;
  }

  /** The document that the fields stand for. */
  byte[] document(Writing writing, @Nullable Article before) {
    var document = before == null
        ? json.createObjectNode()
        : (ObjectNode) json.readTree(json.writeValueAsBytes(ArticleView.of(before)));
    document.remove(OURS);
    if (before != null) {
      // Where somebody else has saved one meanwhile, this one is not newer, and is refused.
      document.put("revision", writing.revision() + 1);
    }
    TEXTS.forEach(name -> put(document, name, writing.value(name)));
    LISTS.forEach(name -> putList(document, name, writing.value(name)));
    putBody(document, writing);
    put(document, "disclosure", disclosure(writing));
    putUnderwriter(document, writing);
    putUrgency(document, writing.value("urgency").strip());
    put(document, "embargoUntil", instant(writing, "embargoUntil"));
    put(document, "expiresAt", instant(writing, "expiresAt"));
    putPeople(document, writing.people());
    putPictures(document, writing.pictures());
    return json.writeValueAsBytes(document);
  }

  private static void put(ObjectNode document, String name, String value) {
    if (value.isBlank()) {
      document.remove(name);
    } else {
      document.put(name, value.strip());
    }
  }

  private static void putList(ObjectNode document, String name, String value) {
    var list = document.putArray(name);
    Arrays.stream(value.split(",")).map(String::strip).filter(word -> !word.isEmpty())
        .forEach(list::add);
  }

  private static void putBody(ObjectNode document, Writing writing) {
    var isHtml = writing.value("bodyFormat").equals("html");
    document.remove(isHtml ? "bodyMarkdown" : "body");
    document.put(isHtml ? "body" : "bodyMarkdown", writing.value("body").replace("\r\n", "\n"));
  }

  /** The vocabulary's own words are not sent: they follow the content type. */
  private String disclosure(Writing writing) {
    var own = writing.value("disclosure").strip();
    var entry = contentTypes.bySlug().get(writing.value("contentType"));
    return entry != null && own.equals(entry.disclosure()) ? "" : own;
  }

  private static void putUnderwriter(ObjectNode document, Writing writing) {
    document.remove("underwriter");
    if (!writing.value("underwriterName").isBlank() || !writing.value("underwriterUrl").isBlank()) {
      var payer = document.putObject("underwriter");
      put(payer, "name", writing.value("underwriterName"));
      put(payer, "url", writing.value("underwriterUrl"));
    }
  }

  private static void putUrgency(ObjectNode document, String urgency) {
    document.remove("urgency");
    if (urgency.matches("[0-9]")) {
      document.put("urgency", Integer.parseInt(urgency));
    } else if (!urgency.isEmpty()) {
      document.put("urgency", urgency); // refused, with its reason
    }
  }

  /** The moment that a local time in the chosen zone is; what is none is sent as it is, and refused. */
  private static String instant(Writing writing, String name) {
    var text = writing.value(name).strip();
    try {
      return text.isEmpty()
          ? ""
          : LocalDateTime.parse(text).atZone(ZoneId.of(writing.value("zone"))).toInstant()
              .toString();
    } catch (DateTimeException malformed) {
      return text;
    }
  }

  private static void putPeople(ObjectNode document, List<Person> people) {
    var before = document.path("authors");
    var after = document.arrayNode();
    for (var person : people) {
      var one = after.addObject();
      copy(before, "name", person.name(), one, List.of("url", "email"));
      one.put("name", person.name());
      one.put("role", person.role());
    }
    document.set("authors", after);
  }

  private static void putPictures(ObjectNode document, List<Picture> pictures) {
    var before = document.path("images");
    ArrayNode after = document.arrayNode();
    for (var picture : pictures) {
      var one = after.addObject();
      copy(before, "url", picture.url(), one, List.of("width", "height", "mediaType"));
      one.put("url", picture.url());
      put(one, "alt", picture.alt());
      put(one, "caption", picture.caption());
      put(one, "credit", picture.credit());
      one.put("role", picture.role());
      one.put("syndication", picture.isForPartners());
    }
    document.set("images", after);
  }

  private static void copy(JsonNode before, String key, String value, ObjectNode to,
      List<String> names) {
    before.valueStream().filter(one -> one.path(key).asString("").equals(value)).findFirst()
        .ifPresent(one -> names.stream().filter(one::has)
            .forEach(name -> to.set(name, one.get(name))));
  }
}
