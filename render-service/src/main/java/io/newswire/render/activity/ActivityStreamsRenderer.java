package io.newswire.render.activity;

import static io.newswire.render.article.Json.put;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.newswire.event.ContributorRole;
import io.newswire.event.Image;
import io.newswire.event.PubStatus;
import io.newswire.render.article.Json;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * ActivityStreams 2.0 (https://www.w3.org/TR/activitystreams-core/): the first revision is a
 * {@code Create} of an {@code Article}, later ones are {@code Update}s, a kill is the {@code Delete} of
 * a {@code Tombstone}. A withheld article is a {@code Delete}, too: it is not to be shown.
 */
@Component
final class ActivityStreamsRenderer implements Renderer {
  private static final String PUBLIC = "https://www.w3.org/ns/activitystreams#Public";

  private final JsonMapper json;

  ActivityStreamsRenderer(JsonMapper json) {
    this.json = json;
  }

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
    var article = story.article();
    var publication = article.getPublication();
    var activity = new LinkedHashMap<String, Object>();
    activity.put("@context", "https://www.w3.org/ns/activitystreams");
    activity.put("id", story.link() + "#revision-" + article.getRevision());
    activity.put("type", typeOf(story));
    activity.put("actor", organisation(publication.getName(), publication.getHomePage()));
    activity.put("published", story.updated());
    activity.put("to", List.of(PUBLIC));
    put(activity, "summary", story.isUsable() ? article.getCorrectionNote() : story.notice());
    activity.put("object", story.isUsable() ? object(story) : tombstone(story));
    return json.writeValueAsString(activity);
  }

  private static String typeOf(Story story) {
    if (!story.isUsable()) {
      return "Delete";
    }
    return story.article().getRevision() == 1 ? "Create" : "Update";
  }

  private static Map<String, Object> tombstone(Story story) {
    var tombstone = new LinkedHashMap<String, Object>();
    tombstone.put("id", story.article().getId());
    tombstone.put("type", "Tombstone");
    tombstone.put("formerType", "Article");
    tombstone.put("summary", story.notice());
    if (story.article().getPubStatus() == PubStatus.CANCELED) {
      tombstone.put("deleted", story.updated());
    }
    return tombstone;
  }

  private static Map<String, Object> object(Story story) {
    var article = story.article();
    var object = new LinkedHashMap<String, Object>();
    object.put("id", article.getId());
    object.put("type", "Article");
    object.put("url", story.link());
    object.put("name", article.getHeadline());
    object.put("summary", story.summary());
    object.put("content", Json.fragment(story));
    object.put("mediaType", "text/html");
    object.put("published", story.published());
    object.put("updated", story.updated());
    object.put("attributedTo", creators(story));
    put(object, "image", article.getImages().stream().limit(1)
        .map(ActivityStreamsRenderer::picture).toList());
    put(object, "attachment",
        article.getImages().stream().map(ActivityStreamsRenderer::picture).toList());
    put(object, "tag", article.getKeywords().stream()
        .map(keyword -> Json.object("type", "Object", "name", keyword)).toList());
    put(object, "location", article.getPlaces().stream()
        .map(place -> Json.object("type", "Place", "name", place)).toList());
    return object;
  }

  private static List<Object> creators(Story story) {
    var creators = new ArrayList<Object>();
    story.article().getContributors().stream()
        .filter(contributor -> contributor.getRole() == ContributorRole.AUTHOR)
        .forEach(author -> {
          var person = new LinkedHashMap<String, Object>();
          person.put("type", "Person");
          person.put("name", author.getName());
          put(person, "url", author.getUrl());
          creators.add(person);
        });
    var publication = story.article().getPublication();
    creators.add(organisation(publication.getName(), publication.getHomePage()));
    return creators;
  }

  private static Map<String, Object> organisation(String name, String url) {
    var organisation = new LinkedHashMap<String, Object>();
    organisation.put("type", "Organization");
    organisation.put("id", url);
    organisation.put("name", name);
    organisation.put("url", url);
    return organisation;
  }

  private static Object picture(Image image) {
    var picture = new LinkedHashMap<String, Object>();
    picture.put("type", "Image");
    picture.put("url", image.getUrl());
    put(picture, "mediaType", image.getMediaType());
    put(picture, "name", image.getAlt());
    put(picture, "width", image.getWidth());
    put(picture, "height", image.getHeight());
    var line = Story.captionAndCredit(image);
    put(picture, "summary", line.isEmpty() ? null : line);
    return picture;
  }
}
