package io.newswire.render.ninjs;

import java.util.List;
import java.util.Locale;

import io.newswire.event.Image;
import io.newswire.event.Subject;
import io.newswire.render.article.Iptc;
import io.newswire.render.article.Json;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.springframework.stereotype.Component;

/**
 * IPTC ninjs 1.6, what most archives read. It has no list of bodies or headlines: their kind stands in
 * the property's name; pictures are properties of {@code associations}.
 */
@Component
final class Ninjs1Renderer implements Renderer {
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
    return Json.write(story, json -> item(json, story));
  }

  private static void item(Json json, Story story) {
    var article = story.article();
    json.object("$standard", standard -> NinjsItem.standard(standard, "1.6"))
        .put("uri", article.getId())
        .put("type", "text")
        .put("mimetype", "text/html")
        .put("version", String.valueOf(article.getRevision()))
        .put("pubstatus", article.getPubStatus().name().toLowerCase(Locale.ROOT))
        .put("versioncreated", story.updated())
        .put("firstcreated", story.published())
        .put("language", article.getLanguage())
        .put("headline", article.getHeadline())
        .put("headline_short", article.getShortHeadline())
        .put("slugline", article.getSlug())
        .put("urgency", article.getUrgency())
        .put("ednote", story.editorialNote());
    if (story.isUsable()) {
      usable(json, story);
    } else {
      json.put("body_text", story.notice());
    }
  }

  private static void usable(Json json, Story story) {
    var article = story.article();
    json.put("representationtype", "complete")
        .put("byline", story.byline())
        .put("embargoed", article.getEmbargoUntil())
        .put("expires", article.getExpiresAt())
        .put("copyrightnotice", article.getCopyright())
        .put("usageterms", article.getUsageTerms())
        .put("located", article.getPlaces().stream().findFirst().orElse(null))
        .put("description_text", story.summary())
        .fragment("body_xhtml", story)
        .array("genre", genres -> genres.add(genre -> genre(genre, story)))
        .objects("person", article.getContributors(), (person, one) -> person
            .put("name", one.getName()).put("rel", one.getRole().name().toLowerCase(Locale.ROOT)))
        .objects("place", article.getPlaces(), (place, name) -> place.put("name", name))
        .objects("subject", article.getSubjects(), Ninjs1Renderer::subject)
        .objects("infosource", Source.of(story),
            (source, one) -> source.put("name", one.name()).put("rel", one.role()));
    var disclosure = story.disclosure();
    if (disclosure != null) {
      json.array("trustindicator", indicators -> indicators.add(indicator -> indicator
          .put("scheme", article.getContentType().getUri())
          .put("title", disclosure.asText(story.labels()))));
    }
    json.object("renditions", renditions -> renditions.object("page",
        page -> page.put("href", story.link()).put("mimetype", "text/html")));
    if (!article.getImages().isEmpty()) {
      json.object("associations", pictures -> pictures(pictures, article.getImages()));
    }
  }

  private static void genre(Json genre, Story story) {
    var type = story.article().getContentType();
    var code = Iptc.genreOf(type);
    genre.put("name", type.getLabel()).put("scheme", code == null ? type.getUri() : Iptc.GENRES)
        .put("code", code == null ? type.getSlug() : code);
  }

  private static void subject(Json json, Subject subject) {
    json.put("name", subject.getName()).put("rel", "about").put("scheme", subject.getScheme())
        .put("code", subject.getCode());
  }

  private static void pictures(Json pictures, List<Image> images) {
    for (var at = 0; at < images.size(); at++) {
      var image = images.get(at);
      pictures.object("picture_" + (at + 1), picture -> picture.put("uri", image.getUrl())
          .put("type", "picture")
          .put("mimetype", image.getMediaType())
          .put("description_caption", image.getCaption())
          .put("byline", image.getCredit())
          .object("renditions", renditions -> renditions.object("original",
              original -> original.put("href", image.getUrl())
                  .put("mimetype", image.getMediaType()).put("title", image.getAlt())
                  .put("width", image.getWidth()).put("height", image.getHeight()))));
    }
  }
}
