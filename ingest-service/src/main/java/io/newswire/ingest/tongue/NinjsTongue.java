package io.newswire.ingest.tongue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.newswire.ingest.json.StrictJson;
import io.newswire.ingest.vocabulary.ContentTypes;
import org.jsoup.nodes.Entities;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * IPTC ninjs, any version: 1.x says the kind in a property's name ({@code body_xhtml}), 2.x has lists
 * of objects, and 3.x the same with inner capitals.
 */
@Component
final class NinjsTongue implements Tongue {
  // What we write ourselves, or what says nothing about the article.
  private static final Set<String> UNDERSTOOD = Set.of("standard", "$standard", "uri", "type",
      "mimetype", "pubstatus", "versioncreated", "firstcreated", "language", "title", "headline",
      "headlines", "headline_short", "slugline", "urgency", "by", "byline",
      "representationtype", "embargoed", "embargoeduntil", "expires", "copyrightnotice",
      "usageterms", "located", "genres", "genre", "people", "person", "places",
      "place", "subjects", "subject", "infosources", "infosource", "associations", "version",
      "bodies");
  // In our own, what other properties say once more; in another house's, what we do not model.
  private static final Set<String> OURS = Set.of("ednote", "rightsinfo", "trustindicators",
      "trustindicator", "renditions");

  private final ContentTypes contentTypes;

  NinjsTongue(ContentTypes contentTypes) {
    this.contentTypes = contentTypes;
  }

  @Override
  public List<String> mediaTypes() {
    return List.of(MediaTypes.NINJS, MediaTypes.IPTC_NINJS);
  }

  @Override
  public ObjectNode toArticle(byte[] content) {
    if (!(StrictJson.read(content) instanceof ObjectNode given)) {
      throw Draft.malformed("A ninjs item is a JSON object.");
    }
    var item = lower(given);
    Draft.requireUsable(text(item, "pubstatus"));
    var draft = new Draft().put("id", text(item, "uri")).put("language", text(item, "language"))
        .put("slug", text(item, "slugline")).number("urgency", text(item, "urgency"))
        .put("copyright", text(item, "copyrightnotice"))
        .put("usageTerms", text(item, "usageterms"))
        .put("publishedAt", text(item, "firstcreated"))
        .put("updatedAt", text(item, "versioncreated"))
        .put("embargoUntil", text(item, "embargoeduntil") + text(item, "embargoed"))
        .put("expiresAt", text(item, "expires"));
    headlines(draft, item);
    var body = body(draft, item);
    people(draft, item);
    places(draft, item);
    subjects(draft, item);
    genre(draft, item);
    sources(draft, item);
    body.putRelated(draft);
    pictures(draft, item, body);
    rest(draft, given, body.isOurs());
    return draft.done();
  }

  /** Names in lower case at every depth: how 3.x spells them is how 2.x spelled them otherwise. */
  private static ObjectNode lower(ObjectNode node) {
    var result = JsonNodeFactory.instance.objectNode();
    node.properties().forEach(property -> result.set(property.getKey().toLowerCase(Locale.ROOT),
        lowered(property.getValue())));
    return result;
  }

  private static JsonNode lowered(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> lower(object);
      case tools.jackson.databind.node.ArrayNode array -> {
        var result = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> result.add(lowered(element)));
        yield result;
      }
      default -> node;
    };
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  private static List<JsonNode> all(JsonNode item, String... names) {
    var found = new ArrayList<JsonNode>();
    for (var name : names) {
      item.path(name).forEach(found::add);
    }
    return found;
  }

  private static void headlines(Draft draft, ObjectNode item) {
    for (var headline : all(item, "headlines")) {
      var isShort = text(headline, "role").equals("short");
      var name = isShort ? "shortHeadline" : "headline";
      if (!draft.has(name)) {
        draft.put(name, text(headline, "value"));
      }
    }
    draft.put("shortHeadline", text(item, "headline_short"));
    if (!draft.has("headline")) {
      draft.put("headline", item.has("headline") ? text(item, "headline") : text(item, "title"));
    }
  }

  private static OurBody body(Draft draft, ObjectNode item) {
    var html = "";
    var plain = "";
    for (var body : all(item, "bodies")) {
      if (text(body, "contenttype").contains("html")) {
        html = html.isEmpty() ? text(body, "value") : html;
      } else {
        plain = plain.isEmpty() ? text(body, "value") : plain;
      }
    }
    for (var property : item.properties()) {
      if (property.getKey().startsWith("body_")) {
        var value = property.getValue().asString("");
        if (property.getKey().contains("html")) {
          html = html.isEmpty() ? value : html;
        } else {
          plain = plain.isEmpty() ? value : plain;
        }
      }
    }
    var body = new OurBody(html.isEmpty() ? paragraphs(plain) : html);
    draft.put("body", body.html()).put("correctionNote", body.correction());
    var standfirst = body.standfirst();
    draft.put("standfirst", standfirst != null ? standfirst : description(draft, item));
    return body;
  }

  /** Plain text's paragraphs stand apart by an empty line. */
  private static String paragraphs(String plain) {
    var html = new StringBuilder();
    for (var paragraph : plain.strip().split("\\R\\s*\\R")) {
      if (!paragraph.isBlank()) {
        html.append("<p>").append(Entities.escape(paragraph.strip())).append("</p>");
      }
    }
    return html.toString();
  }

  /** Where there is no standfirst of ours, ours is the headline behind the disclosure. */
  private static String description(Draft draft, ObjectNode item) {
    var description = all(item, "descriptions").stream().map(one -> text(one, "value"))
        .findFirst().orElse(text(item, "description_text"));
    var headline = draft.done().path("headline").asString("");
    return description.endsWith(headline) ? "" : description;
  }

  private static void people(Draft draft, ObjectNode item) {
    for (var person : all(item, "people", "person")) {
      var role = text(person, "rel");
      if (role.isEmpty() || Set.of("author", "editor", "photographer", "translator")
          .contains(role)) {
        draft.author(text(person, "name"), role.isEmpty() ? "author" : role, text(person, "uri"));
      } else {
        draft.child("extensions").withArray("ninjs:people").add(person);
      }
    }
    if (!draft.has("authors")) {
      draft.byline(text(item, "by") + text(item, "byline"));
    }
  }

  private static void places(Draft draft, ObjectNode item) {
    all(item, "places", "place").forEach(place -> draft.add("places", text(place, "name")));
    if (!draft.has("places")) {
      draft.add("places", text(item, "located"));
    }
  }

  private static void subjects(Draft draft, ObjectNode item) {
    for (var subject : all(item, "subjects", "subject")) {
      if (subject.has("code")) {
        Subjects.add(draft, text(subject, "scheme"), text(subject, "code"), text(subject, "name"));
      } else if (subject.has("uri")) {
        Subjects.addUri(draft, text(subject, "uri"), text(subject, "literal"),
            text(subject, "name"));
      } else {
        draft.add("keywords", text(subject, "name"));
      }
    }
  }

  private void genre(Draft draft, ObjectNode item) {
    for (var genre : all(item, "genres", "genre")) {
      for (var name : List.of("literal", "uri", "scheme", "code")) {
        if (!draft.has("contentType")) {
          draft.put("contentType", Subjects.contentType(contentTypes,
              text(genre, name).toLowerCase(Locale.ROOT)));
        }
      }
      if (!draft.has("contentType")) {
        draft.child("extensions").withArray("ninjs:genres").add(genre);
      }
    }
  }

  private static void sources(Draft draft, ObjectNode item) {
    for (var source : all(item, "infosources", "infosource")) {
      switch (text(source, "role") + text(source, "rel")) {
        case "publisher" -> {
          // ours to know
        }
        case "underwriter" -> {
          Draft.put(draft.child("underwriter"), "name", text(source, "name"));
          Draft.put(draft.child("underwriter"), "url", text(source, "uri"));
        }
        default -> draft.put("source", text(source, "name"));
      }
    }
  }

  private static void pictures(Draft draft, ObjectNode item, OurBody body) {
    for (var picture : all(item, "associations")) {
      var original = picture.path("renditions").isArray()
          ? picture.path("renditions").path(0)
          : picture.path("renditions").values().stream().findFirst()
              .orElse(JsonNodeFactory.instance.objectNode());
      var url = text(original, "href").isEmpty() ? text(picture, "uri") : text(original, "href");
      var image = draft.object("images");
      Draft.put(image, "url", url);
      Draft.putNumber(image, "width", text(original, "width"));
      Draft.putNumber(image, "height", text(original, "height"));
      Draft.put(image, "mediaType",
          text(original, "contenttype") + text(original, "mimetype"));
      Draft.put(image, "alt", text(original, "title"));
      Draft.put(image, "caption", all(picture, "descriptions").stream()
          .map(one -> text(one, "value")).findFirst()
          .orElse(text(picture, "description_caption")));
      Draft.put(image, "credit", text(picture, "by") + text(picture, "byline"));
      var isLead = text(picture, "rel").equals("lead") || url.equals(body.leadImage());
      Draft.put(image, "role", isLead ? "lead" : "inline");
    }
  }

  /** What we do not model is kept as it came. */
  private static void rest(Draft draft, ObjectNode given, boolean isOurs) {
    given.properties().forEach(property -> {
      var name = property.getKey().toLowerCase(Locale.ROOT);
      var isKnown = UNDERSTOOD.contains(name) || name.startsWith("body_")
          || name.startsWith("description") || (isOurs && OURS.contains(name));
      if (!isKnown) {
        draft.extension("ninjs:" + property.getKey(), property.getValue());
      }
    });
  }
}
