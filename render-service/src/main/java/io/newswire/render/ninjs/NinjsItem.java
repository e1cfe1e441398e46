package io.newswire.render.ninjs;

import java.util.Locale;

import io.newswire.event.ContentType;
import io.newswire.event.Contributor;
import io.newswire.event.Image;
import io.newswire.event.Subject;
import io.newswire.render.article.Iptc;
import io.newswire.render.article.Json;
import io.newswire.render.article.Story;
import org.jspecify.annotations.Nullable;

/**
 * An article as ninjs 3.1 has it (https://iptc.org/std/ninjs/); 2.2 is made of it. A kill is
 * {@code pubStatus: canceled}.
 */
final class NinjsItem {
  private final Json json;
  private final Story story;
  private final boolean saysWherePicturesStand;

  /** @param saysWherePicturesStand whether a picture leads or stands within, which is 3.1's to say */
  NinjsItem(Json json, Story story, boolean saysWherePicturesStand) {
    this.json = json;
    this.story = story;
    this.saysWherePicturesStand = saysWherePicturesStand;
  }

  /** What tells readers by which version of the standard to read. */
  static void standard(Json standard, String version) {
    standard.put("name", "ninjs").put("version", version)
        .put("schema", "https://iptc.org/std/ninjs/ninjs-schema_" + version + ".json");
  }

  /** @param version of the standard, which the item names */
  void write(String version) {
    var article = story.article();
    json.object("standard", standard -> standard(standard, version))
        .put("uri", article.getId())
        .put("type", "text")
        .put("version", String.valueOf(article.getRevision()))
        .put("pubStatus", article.getPubStatus().name().toLowerCase(Locale.ROOT))
        .put("versionCreated", story.updated())
        .put("firstCreated", story.published())
        .put("language", article.getLanguage())
        .put("title", article.getHeadline())
        .array("headlines", this::headlines)
        .put("slugline", article.getSlug())
        .put("urgency", article.getUrgency())
        .put("edNote", story.editorialNote());
    if (story.isUsable()) {
      usable();
    } else {
      json.array("bodies", bodies -> value(bodies, "text/plain", null, story.notice()));
    }
  }

  private void usable() {
    var article = story.article();
    json.put("representationType", "full")
        .put("by", story.byline())
        .put("embargoedUntil", article.getEmbargoUntil())
        .put("expires", article.getExpiresAt())
        .put("copyrightNotice", article.getCopyright())
        .put("usageTerms", article.getUsageTerms())
        .array("descriptions",
            descriptions -> value(descriptions, "text/plain", "summary", story.summary()))
        .array("bodies", bodies -> bodies.add(body -> body.put("role", "main")
            .put("contentType", "text/html").fragment("value", story)));
    // Terms that are a link can be followed by a machine.
    var licence = story.licence();
    if (licence != null) {
      json.object("rightsInfo", rights -> rights.put("linkedRights", licence));
    }
    json.array("genres", genres -> genres.add(this::genre))
        .objects("people", article.getContributors(), NinjsItem::person)
        .objects("places", article.getPlaces(), (place, name) -> place.put("name", name))
        .objects("subjects", article.getSubjects(), NinjsItem::subject)
        .objects("infoSources", Source.of(story), (source, one) -> source.put("name", one.name())
            .put("role", one.role()).put("uri", one.uri()));
    trust();
    json.array("renditions", renditions -> renditions.add(page -> page.put("name", "page")
        .put("href", story.link()).put("contentType", "text/html")));
    pictures();
  }

  private void headlines(Json headlines) {
    value(headlines, "text/plain", "main", story.article().getHeadline());
    var brief = story.article().getShortHeadline();
    if (brief != null) {
      value(headlines, "text/plain", "short", brief);
    }
  }

  private void genre(Json genre) {
    var type = story.article().getContentType();
    genre.put("name", type.getLabel()).put("uri", genreOf(type)).put("literal", type.getSlug());
  }

  /** IPTC's genre for the content type, or our own URI where IPTC has none. */
  private static String genreOf(ContentType type) {
    var code = Iptc.genreOf(type);
    return code == null ? type.getUri() : Iptc.GENRES + code;
  }

  private static void person(Json person, Contributor contributor) {
    person.put("name", contributor.getName())
        .put("rel", contributor.getRole().name().toLowerCase(Locale.ROOT))
        .put("uri", contributor.getUrl());
  }

  private static void subject(Json json, Subject subject) {
    json.put("name", subject.getName()).put("rel", "about")
        .put("uri", Iptc.uriOf(subject)).put("literal", subject.getCode());
  }

  private void trust() {
    var disclosure = story.disclosure();
    if (disclosure != null) {
      json.array("trustIndicators", indicators -> indicators.add(indicator -> indicator
          .put("role", story.article().getContentType().getUri())
          .put("title", disclosure.asText(story.labels()))));
    }
  }

  private void pictures() {
    var images = story.article().getImages();
    if (!images.isEmpty()) {
      json.array("associations", pictures -> {
        for (var at = 0; at < images.size(); at++) {
          var name = "picture-" + (at + 1);
          var image = images.get(at);
          pictures.add(picture -> picture(picture, name, image));
        }
      });
    }
  }

  private void picture(Json picture, String name, Image image) {
    picture.put("name", name)
        .put("rel",
            saysWherePicturesStand ? image.getRole().name().toLowerCase(Locale.ROOT) : null)
        .put("uri", image.getUrl())
        .put("type", "picture");
    var caption = image.getCaption();
    if (caption != null) {
      picture.array("descriptions",
          descriptions -> value(descriptions, "text/plain", "caption", caption));
    }
    picture.put("by", image.getCredit())
        .array("renditions", renditions -> renditions.add(original -> original
            .put("name", "original").put("href", image.getUrl()).put("title", image.getAlt())
            .put("contentType", image.getMediaType()).put("width", image.getWidth())
            .put("height", image.getHeight())));
  }

  private static void value(Json values, String contentType, @Nullable String role,
      String text) {
    values.add(value -> value.put("role", role).put("contentType", contentType)
        .put("value", text));
  }
}
