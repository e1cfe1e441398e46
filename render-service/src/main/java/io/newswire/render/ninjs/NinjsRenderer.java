package io.newswire.render.ninjs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.newswire.event.Contributor;
import io.newswire.event.Image;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** IPTC ninjs 3.1 (https://iptc.org/std/ninjs/). A kill is {@code pubStatus: canceled}. */
@Component
final class NinjsRenderer implements Renderer {
  private static final String VERSION = "3.1";
  private static final Map<String, String> GENRES = Map.of(
      "analysis", "http://cv.iptc.org/newscodes/genre/Analysis",
      "explainer", "http://cv.iptc.org/newscodes/genre/Background",
      "interview", "http://cv.iptc.org/newscodes/genre/Interview",
      "obituary", "http://cv.iptc.org/newscodes/genre/Obituary",
      "opinion", "http://cv.iptc.org/newscodes/genre/Opinion",
      "press-release", "http://cv.iptc.org/newscodes/genre/Press_Release",
      "review", "http://cv.iptc.org/newscodes/genre/Review",
      "news", "http://cv.iptc.org/newscodes/genre/Current");

  private final JsonMapper json;

  NinjsRenderer(JsonMapper json) {
    this.json = json;
  }

  @Override
  public String format() {
    return "ninjs";
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public String render(Story story) {
    var article = story.article();
    var item = new LinkedHashMap<String, Object>();
    item.put("standard", Map.of("name", "ninjs", "version", VERSION,
        "schema", "https://iptc.org/std/ninjs/ninjs-schema_3.1.json"));
    item.put("uri", article.getId());
    item.put("type", "text");
    item.put("version", String.valueOf(article.getRevision()));
    item.put("pubStatus", article.getPubStatus().name().toLowerCase(Locale.ROOT));
    item.put("versionCreated", article.getUpdatedAt().toString());
    item.put("firstCreated", article.getPublishedAt().toString());
    item.put("language", article.getLanguage());
    item.put("title", article.getHeadline());
    item.put("headlines", headlines(story));
    put(item, "slugline", article.getSlug());
    put(item, "urgency", article.getUrgency());
    put(item, "edNote", editorialNote(story));
    if (story.isUsable()) {
      usable(item, story);
    } else {
      item.put("bodies", List.of(value("text/plain", null, story.notice())));
    }
    return json.writeValueAsString(item);
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
    item.put("bodies", List.of(value("text/html", "main", story.fragment())));
    item.put("genres", List.of(genre(story)));
    putAll(item, "people", article.getContributors().stream().map(NinjsRenderer::person).toList());
    putAll(item, "places", article.getPlaces().stream()
        .map(place -> (Object) Map.of("name", place)).toList());
    putAll(item, "subjects", subjects(story));
    putAll(item, "infoSources", sources(story));
    trust(item, story);
    item.put("renditions",
        List.of(Map.of("name", "page", "href", story.link(), "contentType", "text/html")));
    putAll(item, "associations", pictures(article.getImages()));
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

  // ninjs has no element for a disclosure or a correction: the editor's note is where desks look.
  private static @Nullable String editorialNote(Story story) {
    if (!story.isUsable()) {
      return story.notice();
    }
    var correction = story.article().getCorrectionNote();
    var disclosure = story.disclosure();
    var note = Stream.of(
        disclosure == null ? "" : disclosure.asText(story.labels()),
        correction == null ? "" : story.labels().correction() + " " + correction,
        story.editorsLine() == null ? "" : String.valueOf(story.editorsLine()))
        .filter(part -> !part.isEmpty())
        .toList();
    return note.isEmpty() ? null : String.join(" | ", note);
  }

  private static Map<String, Object> genre(Story story) {
    var type = story.article().getContentType();
    return Map.of("name", type.getLabel(), "uri",
        GENRES.getOrDefault(type.getSlug(), type.getUri()),
        "literal", type.getSlug());
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
      object.put("uri", subject.getScheme() + subject.getCode().replaceFirst("^[a-z]+:", ""));
      object.put("literal", subject.getCode());
      return (Object) object;
    }).toList();
  }

  private static List<Object> sources(Story story) {
    var sources = new ArrayList<Object>();
    var publication = story.article().getPublication();
    sources.add(Map.of("name", publication.getName(), "role", "publisher", "uri",
        publication.getHomePage()));
    if (story.article().getSource() != null) {
      sources.add(Map.of("name", story.article().getSource(), "role", "source"));
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
      item.put("trustIndicators", List.of(Map.of(
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
      String value) {
    var object = new LinkedHashMap<String, Object>();
    put(object, "role", role);
    object.put("contentType", contentType);
    object.put("value", value);
    return object;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static void put(Map<String, Object> object, String name, @Nullable Object value) {
    if (value != null) {
      object.put(name, value);
    }
  }

  private static void putAll(Map<String, Object> object, String name, List<Object> values) {
    if (!values.isEmpty()) {
      object.put(name, values);
    }
  }
}
