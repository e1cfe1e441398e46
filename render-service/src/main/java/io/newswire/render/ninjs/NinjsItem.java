package io.newswire.render.ninjs;

import static io.newswire.render.article.Json.put;
import static io.newswire.render.article.Json.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.newswire.event.ContentType;
import io.newswire.event.Contributor;
import io.newswire.event.Image;
import io.newswire.render.article.Iptc;
import io.newswire.render.article.Json;
import io.newswire.render.article.Story;
import org.jspecify.annotations.Nullable;

/**
 * An article as ninjs 3.1 has it (https://iptc.org/std/ninjs/); the older versions are made of it. A
 * kill is {@code pubStatus: canceled}.
 */
final class NinjsItem {
  private NinjsItem() {}

  /** What tells readers by which version of the standard to read. */
  static Map<String, Object> standard(String version) {
    return Json.object("name", "ninjs", "version", version,
        "schema", "https://iptc.org/std/ninjs/ninjs-schema_" + version + ".json");
  }

  /** @param version of the standard, which the item names */
  static Map<String, Object> of(Story story, String version) {
    var article = story.article();
    var item = new LinkedHashMap<String, Object>();
    item.put("standard", standard(version));
    item.put("uri", article.getId());
    item.put("type", "text");
    item.put("version", String.valueOf(article.getRevision()));
    item.put("pubStatus", article.getPubStatus().name().toLowerCase(Locale.ROOT));
    item.put("versionCreated", story.updated());
    item.put("firstCreated", story.published());
    item.put("language", article.getLanguage());
    item.put("title", article.getHeadline());
    item.put("headlines", headlines(story));
    put(item, "slugline", article.getSlug());
    put(item, "urgency", article.getUrgency());
    put(item, "edNote", story.editorialNote());
    if (story.isUsable()) {
      usable(item, story);
    } else {
      item.put("bodies", List.of(value("text/plain", null, story.notice())));
    }
    return item;
  }

  private static void usable(Map<String, Object> item, Story story) {
    var article = story.article();
    item.put("representationType", "full");
    put(item, "by", story.byline());
    put(item, "embargoedUntil", text(article.getEmbargoUntil()));
    put(item, "expires", text(article.getExpiresAt()));
    put(item, "copyrightNotice", article.getCopyright());
    put(item, "usageTerms", article.getUsageTerms());
    item.put("descriptions", List.of(value("text/plain", "summary", story.summary())));
    item.put("bodies", List.of(value("text/html", "main", Json.fragment(story))));
    rights(item, article.getUsageTerms());
    item.put("genres", List.of(genre(story)));
    put(item, "people", article.getContributors().stream().map(NinjsItem::person).toList());
    put(item, "places", article.getPlaces().stream()
        .map(place -> Json.object("name", place)).toList());
    put(item, "subjects", subjects(story));
    put(item, "infoSources", List.copyOf(sources(story)));
    trust(item, story);
    item.put("renditions",
        List.of(Json.object("name", "page", "href", story.link(), "contentType", "text/html")));
    put(item, "associations", pictures(article.getImages()));
  }

  /** Terms that are a link, such as a licence, can be followed by a machine. */
  private static void rights(Map<String, Object> item, @Nullable String usageTerms) {
    if (usageTerms != null && usageTerms.matches("https?://\\S+")) {
      item.put("rightsInfo", Json.object("linkedRights", usageTerms));
    }
  }

  private static List<Object> headlines(Story story) {
    var headlines = new ArrayList<Object>();
    headlines.add(value("text/plain", "main", story.article().getHeadline()));
    var brief = story.article().getShortHeadline();
    if (brief != null) {
      headlines.add(value("text/plain", "short", brief));
    }
    return headlines;
  }

  private static Map<String, Object> genre(Story story) {
    var type = story.article().getContentType();
    return Json.object("name", type.getLabel(), "uri", genreOf(type), "literal", type.getSlug());
  }

  /** IPTC's genre for the content type, or our own URI where IPTC has none. */
  private static String genreOf(ContentType type) {
    var code = Iptc.genreOf(type);
    return code == null ? type.getUri() : Iptc.GENRES + code;
  }

  private static Object person(Contributor contributor) {
    var person = new LinkedHashMap<String, Object>();
    person.put("name", contributor.getName());
    person.put("rel", contributor.getRole().name().toLowerCase(Locale.ROOT));
    put(person, "uri", contributor.getUrl());
    return person;
  }

  private static List<Object> subjects(Story story) {
    return story.article().getSubjects().stream().map(subject -> {
      var object = new LinkedHashMap<String, Object>();
      put(object, "name", subject.getName());
      object.put("rel", "about");
      object.put("uri", subject.getScheme() + Iptc.codeOf(subject));
      object.put("literal", subject.getCode());
      return (Object) object;
    }).toList();
  }

  /** Who published, supplied and paid. */
  static List<Map<String, Object>> sources(Story story) {
    var sources = new ArrayList<Map<String, Object>>();
    var publication = story.article().getPublication();
    sources.add(Json.object("name", publication.getName(), "role", "publisher", "uri",
        publication.getHomePage()));
    if (story.article().getSource() != null) {
      sources.add(Json.object("name", story.article().getSource(), "role", "source"));
    }
    var underwriter = story.article().getUnderwriter();
    if (underwriter != null) {
      var payer = new LinkedHashMap<String, Object>();
      payer.put("name", underwriter.getName());
      payer.put("role", "underwriter");
      put(payer, "uri", underwriter.getUrl());
      sources.add(payer);
    }
    return sources;
  }

  private static void trust(Map<String, Object> item, Story story) {
    var disclosure = story.disclosure();
    if (disclosure != null) {
      item.put("trustIndicators", List.of(Json.object(
          "role", story.article().getContentType().getUri(),
          "title", disclosure.asText(story.labels()))));
    }
  }

  private static List<Object> pictures(List<Image> images) {
    var pictures = new ArrayList<Object>();
    for (var image : images) {
      var picture = new LinkedHashMap<String, Object>();
      picture.put("name", "picture-" + (pictures.size() + 1));
      picture.put("rel", image.getRole().name().toLowerCase(Locale.ROOT));
      picture.put("uri", image.getUrl());
      picture.put("type", "picture");
      if (image.getCaption() != null) {
        picture.put("descriptions", List.of(value("text/plain", "caption", image.getCaption())));
      }
      put(picture, "by", image.getCredit());
      picture.put("renditions", List.of(rendition(image)));
      pictures.add(picture);
    }
    return pictures;
  }

  private static Map<String, Object> rendition(Image image) {
    var rendition = new LinkedHashMap<String, Object>();
    rendition.put("name", "original");
    rendition.put("href", image.getUrl());
    put(rendition, "title", image.getAlt());
    put(rendition, "contentType", image.getMediaType());
    put(rendition, "width", image.getWidth());
    put(rendition, "height", image.getHeight());
    return rendition;
  }

  private static Map<String, Object> value(String contentType, @Nullable String role,
      Object value) {
    var object = new LinkedHashMap<String, Object>();
    put(object, "role", role);
    object.put("contentType", contentType);
    object.put("value", value);
    return object;
  }
}
