package io.newswire.render.activity;

import java.util.List;

import io.newswire.event.ContributorRole;
import io.newswire.event.Image;
import io.newswire.event.PubStatus;
import io.newswire.event.Publication;
import io.newswire.render.article.Json;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.springframework.stereotype.Component;

/**
 * ActivityStreams 2.0 (https://www.w3.org/TR/activitystreams-core/): the first revision is a
 * {@code Create} of an {@code Article}, later ones are {@code Update}s, a kill is the {@code Delete} of
 * a {@code Tombstone}. A withheld article is a {@code Delete}, too: it is not to be shown.
 */
@Component
final class ActivityStreamsRenderer implements Renderer {
  private static final String PUBLIC = "https://www.w3.org/ns/activitystreams#Public";

  @Override
  public String format() {
    return "activitystreams";
  }

  @Override
  public String mediaType() {
    return "application/activity+json";
  }

  @Override
  public String render(Story story) {
    return Json.write(story, json -> activity(json, story));
  }

  private static void activity(Json json, Story story) {
    var article = story.article();
    json.put("@context", "https://www.w3.org/ns/activitystreams")
        .put("id", story.link() + "#revision-" + article.getRevision())
        .put("type", typeOf(story))
        .object("actor", actor -> organisation(actor, article.getPublication()))
        .put("published", story.updated())
        .strings("to", List.of(PUBLIC))
        .put("summary", story.isUsable() ? article.getCorrectionNote() : story.notice())
        .object("object", object -> {
          if (story.isUsable()) {
            article(object, story);
          } else {
            tombstone(object, story);
          }
        });
  }

  private static String typeOf(Story story) {
    if (!story.isUsable()) {
      return "Delete";
    }
    return story.article().getRevision() == 1 ? "Create" : "Update";
  }

  private static void tombstone(Json json, Story story) {
    json.put("id", story.article().getId())
        .put("type", "Tombstone")
        .put("formerType", "Article")
        .put("summary", story.notice())
        .put("deleted",
            story.article().getPubStatus() == PubStatus.CANCELED ? story.updated() : null);
  }

  private static void article(Json json, Story story) {
    var article = story.article();
    json.put("id", article.getId())
        .put("type", "Article")
        .put("url", story.link())
        .put("name", article.getHeadline())
        .put("summary", story.summary())
        .fragment("content", story)
        .put("mediaType", "text/html")
        .put("published", story.published())
        .put("updated", story.updated())
        .array("attributedTo", creators -> creators(creators, story))
        .objects("image", article.getImages().stream().limit(1).toList(),
            ActivityStreamsRenderer::picture)
        .objects("attachment", article.getImages(), ActivityStreamsRenderer::picture)
        .objects("tag", article.getKeywords(),
            (tag, keyword) -> tag.put("type", "Object").put("name", keyword))
        .objects("location", article.getPlaces(),
            (location, place) -> location.put("type", "Place").put("name", place));
  }

  private static void creators(Json creators, Story story) {
    story.contributors(ContributorRole.AUTHOR)
        .forEach(author -> creators.add(person -> person.put("type", "Person")
            .put("name", author.getName()).put("url", author.getUrl())));
    creators.add(publisher -> organisation(publisher, story.article().getPublication()));
  }

  private static void organisation(Json json, Publication publication) {
    json.put("type", "Organization")
        .put("id", publication.getHomePage())
        .put("name", publication.getName())
        .put("url", publication.getHomePage());
  }

  private static void picture(Json json, Image image) {
    var line = Story.captionAndCredit(image);
    json.put("type", "Image")
        .put("url", image.getUrl())
        .put("mediaType", image.getMediaType())
        .put("name", image.getAlt())
        .put("width", image.getWidth())
        .put("height", image.getHeight())
        .put("summary", line.isEmpty() ? null : line);
  }
}
