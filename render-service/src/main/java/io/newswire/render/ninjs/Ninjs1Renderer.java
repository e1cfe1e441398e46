package io.newswire.render.ninjs;

import static io.newswire.render.article.Json.put;
import static io.newswire.render.article.Json.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.newswire.event.Image;
import io.newswire.render.article.Iptc;
import io.newswire.render.article.Json;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * IPTC ninjs 1.6, what most archives read. It has no list of bodies or headlines: their kind stands in
 * the property's name; pictures are properties of {@code associations}.
 */
@Component
final class Ninjs1Renderer implements Renderer {
  private final JsonMapper json;

  Ninjs1Renderer(JsonMapper json) {
    this.json = json;
  }

  @Override
  public String format() {
    return "ninjs-1.6";
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public String render(Story story) {
    var article = story.article();
    var item = new LinkedHashMap<String, Object>();
    item.put("$standard", NinjsItem.standard("1.6"));
    item.put("uri", article.getId());
    item.put("type", "text");
    item.put("mimetype", "text/html");
    item.put("version", String.valueOf(article.getRevision()));
    item.put("pubstatus", article.getPubStatus().name().toLowerCase(Locale.ROOT));
    item.put("versioncreated", story.updated());
    item.put("firstcreated", story.published());
    item.put("language", article.getLanguage());
    item.put("headline", article.getHeadline());
    put(item, "headline_short", article.getShortHeadline());
    put(item, "slugline", article.getSlug());
    put(item, "urgency", article.getUrgency());
    put(item, "ednote", story.editorialNote());
    if (story.isUsable()) {
      usable(item, story);
    } else {
      item.put("body_text", story.notice());
    }
    return json.writeValueAsString(item);
  }

  private static void usable(Map<String, Object> item, Story story) {
    var article = story.article();
    item.put("representationtype", "complete");
    put(item, "byline", story.byline());
    put(item, "embargoed", text(article.getEmbargoUntil()));
    put(item, "expires", text(article.getExpiresAt()));
    put(item, "copyrightnotice", article.getCopyright());
    put(item, "usageterms", article.getUsageTerms());
    put(item, "located", article.getPlaces().stream().findFirst().orElse(null));
    item.put("description_text", story.summary());
    item.put("body_xhtml", Json.fragment(story));
    genre(item, story);
    put(item, "person", article.getContributors().stream()
        .map(it -> Json.object("name", it.getName(),
            "rel", it.getRole().name().toLowerCase(Locale.ROOT)))
        .toList());
    put(item, "place",
        article.getPlaces().stream().map(place -> Json.object("name", place)).toList());
    put(item, "subject", article.getSubjects().stream().map(subject -> {
      var object = new LinkedHashMap<String, Object>();
      put(object, "name", subject.getName());
      object.put("rel", "about");
      object.put("scheme", subject.getScheme());
      object.put("code", subject.getCode());
      return (Object) object;
    }).toList());
    sources(item, story);
    var disclosure = story.disclosure();
    if (disclosure != null) {
      item.put("trustindicator", List.of(Json.object("scheme", article.getContentType().getUri(),
          "title", disclosure.asText(story.labels()))));
    }
    item.put("renditions",
        Json.object("page", Json.object("href", story.link(), "mimetype", "text/html")));
    pictures(item, article.getImages());
  }

  private static void genre(Map<String, Object> item, Story story) {
    var type = story.article().getContentType();
    var code = Iptc.genreOf(type);
    item.put("genre", List.of(code == null
        ? Json.object("name", type.getLabel(), "scheme", type.getUri(), "code", type.getSlug())
        : Json.object("name", type.getLabel(), "scheme", Iptc.GENRES, "code", code)));
  }

  private static void sources(Map<String, Object> item, Story story) {
    put(item, "infosource", NinjsItem.sources(story).stream()
        .map(source -> Json.object("name", source.getOrDefault("name", ""),
            "rel", source.getOrDefault("role", "source")))
        .toList());
  }

  private static void pictures(Map<String, Object> item, List<Image> images) {
    var pictures = new LinkedHashMap<String, Object>();
    for (var image : images) {
      var picture = new LinkedHashMap<String, Object>();
      picture.put("uri", image.getUrl());
      picture.put("type", "picture");
      put(picture, "mimetype", image.getMediaType());
      put(picture, "description_caption", image.getCaption());
      put(picture, "byline", image.getCredit());
      var original = new LinkedHashMap<String, Object>();
      original.put("href", image.getUrl());
      put(original, "mimetype", image.getMediaType());
      put(original, "title", image.getAlt());
      put(original, "width", image.getWidth());
      put(original, "height", image.getHeight());
      picture.put("renditions", Json.object("original", original));
      pictures.put("picture_" + (pictures.size() + 1), picture);
    }
    if (!pictures.isEmpty()) {
      item.put("associations", pictures);
    }
  }
}
