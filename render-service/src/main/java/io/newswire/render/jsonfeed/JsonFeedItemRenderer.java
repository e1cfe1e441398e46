package io.newswire.render.jsonfeed;

import static io.newswire.render.article.Json.put;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.newswire.event.Contributor;
import io.newswire.event.ContributorRole;
import io.newswire.event.Image;
import io.newswire.render.article.Json;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * One item after JSON Feed 1.1. What the format has no place for stands in the extension
 * {@code _newswire}: content type, disclosure, editors, pictures with caption and credit, correction.
 */
@Component
final class JsonFeedItemRenderer implements Renderer {
  private final JsonMapper json;

  JsonFeedItemRenderer(JsonMapper json) {
    this.json = json;
  }

  @Override
  public String format() {
    return "json-feed-item";
  }

  @Override
  public String mediaType() {
    return "application/feed+json";
  }

  @Override
  public String render(Story story) {
    var article = story.article();
    var item = new LinkedHashMap<String, Object>();
    item.put("id", article.getId());
    item.put("url", story.link());
    item.put("title", article.getHeadline());
    item.put("summary", story.summary());
    item.put("content_html", Json.fragment(story));
    item.put("date_published", story.published());
    item.put("date_modified", story.updated());
    item.put("language", article.getLanguage());
    if (story.isUsable()) {
      var authors = article.getContributors().stream()
          .filter(contributor -> contributor.getRole() == ContributorRole.AUTHOR)
          .map(JsonFeedItemRenderer::person).toList();
      put(item, "authors", authors);
      var lead = story.leadImage();
      if (lead != null) {
        item.put("image", lead.getUrl());
        if (lead.getMediaType() != null) {
          item.put("attachments", List.of(
              Json.object("url", lead.getUrl(), "mime_type", lead.getMediaType())));
        }
      }
      var tags = Stream.concat(article.getSections().stream(), article.getKeywords().stream())
          .distinct().toList();
      put(item, "tags", tags);
    }
    item.put("_newswire", extension(story));
    return json.writeValueAsString(item);
  }

  private static Map<String, Object> extension(Story story) {
    var article = story.article();
    var extension = new LinkedHashMap<String, Object>();
    extension.put("revision", article.getRevision());
    extension.put("pub_status", article.getPubStatus().name().toLowerCase(Locale.ROOT));
    put(extension, "kill_reason", article.getKillReason());
    put(extension, "embargo_until",
        article.getEmbargoUntil() == null ? null : article.getEmbargoUntil().toString());
    if (story.isUsable()) {
      contentType(extension, story);
      put(extension, "correction_note", article.getCorrectionNote());
      put(extension, "byline", story.byline());
      put(extension, "edited_by", story.editorsLine());
      put(extension, "copyright", article.getCopyright());
      put(extension, "usage_terms", article.getUsageTerms());
      put(extension, "source", article.getSource());
      put(extension, "urgency", article.getUrgency());
      extension.put("subjects", article.getSubjects().stream()
          .map(subject -> Json.object("scheme", subject.getScheme(), "code", subject.getCode(),
              "name", subject.getName()))
          .toList());
      extension.put("images",
          article.getImages().stream().map(JsonFeedItemRenderer::image).toList());
    }
    return extension;
  }

  private static void contentType(Map<String, Object> extension, Story story) {
    var type = story.article().getContentType();
    var object = new LinkedHashMap<String, Object>();
    object.put("slug", type.getSlug());
    object.put("uri", type.getUri());
    object.put("label", type.getLabel());
    put(object, "disclosure", type.getDisclosure());
    extension.put("content_type", object);
    var underwriter = story.article().getUnderwriter();
    if (underwriter != null) {
      var payer = new LinkedHashMap<String, Object>();
      payer.put("name", underwriter.getName());
      put(payer, "url", underwriter.getUrl());
      extension.put("underwriter", payer);
    }
  }

  private static Map<String, Object> person(Contributor contributor) {
    var person = new LinkedHashMap<String, Object>();
    person.put("name", contributor.getName());
    put(person, "url", contributor.getUrl());
    return person;
  }

  private static Map<String, Object> image(Image image) {
    var object = new LinkedHashMap<String, Object>();
    object.put("url", image.getUrl());
    put(object, "alt", image.getAlt());
    put(object, "caption", image.getCaption());
    put(object, "credit", image.getCredit());
    return object;
  }
}
