package io.newswire.render.jsonfeed;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.newswire.event.ContributorRole;
import io.newswire.event.Image;
import io.newswire.render.article.Json;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.springframework.stereotype.Component;

/**
 * One item after JSON Feed 1.1. What the format has no place for stands in the extension
 * {@code _newswire}: content type, disclosure, editors, pictures with caption and credit, correction.
 */
@Component
final class JsonFeedItemRenderer implements Renderer {
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
    return Json.write(story, json -> item(json, story));
  }

  private static void item(Json json, Story story) {
    var article = story.article();
    json.put("id", article.getId())
        .put("url", story.link())
        .put("title", article.getHeadline())
        .put("summary", story.summary())
        .fragment("content_html", story)
        .put("date_published", story.published())
        .put("date_modified", story.updated())
        .put("language", article.getLanguage());
    if (story.isUsable()) {
      json.objects("authors", story.contributors(ContributorRole.AUTHOR),
          (author, one) -> author.put("name", one.getName()).put("url", one.getUrl()));
      var lead = story.leadImage();
      json.put("image", lead == null ? null : lead.getUrl());
      json.objects("attachments",
          lead == null || lead.getMediaType() == null ? List.<Image>of() : List.of(lead),
          (attachment, one) -> attachment.put("url", one.getUrl())
              .put("mime_type", one.getMediaType()));
      json.strings("tags",
          Stream.concat(article.getSections().stream(), article.getKeywords().stream())
              .distinct().toList());
    }
    json.object("_newswire", extension -> extension(extension, story));
  }

  private static void extension(Json json, Story story) {
    var article = story.article();
    json.put("revision", article.getRevision())
        .put("pub_status", article.getPubStatus().name().toLowerCase(Locale.ROOT))
        .put("kill_reason", article.getKillReason())
        .put("embargo_until",
            article.getEmbargoUntil() == null ? null : article.getEmbargoUntil().toString());
    if (!story.isUsable()) {
      return;
    }
    contentType(json, story);
    json.put("correction_note", article.getCorrectionNote())
        .put("byline", story.byline())
        .put("edited_by", story.editorsLine())
        .put("copyright", article.getCopyright())
        .put("usage_terms", article.getUsageTerms())
        .put("source", article.getSource())
        .put("urgency", article.getUrgency())
        .array("subjects", article.getSubjects(), (subject, one) -> subject
            .put("scheme", one.getScheme()).put("code", one.getCode()).put("name", one.getName()))
        .array("images", article.getImages(), JsonFeedItemRenderer::image);
  }

  private static void contentType(Json json, Story story) {
    var type = story.article().getContentType();
    json.object("content_type", object -> object.put("slug", type.getSlug())
        .put("uri", type.getUri()).put("label", type.getLabel())
        .put("disclosure", type.getDisclosure()));
    var underwriter = story.article().getUnderwriter();
    if (underwriter != null) {
      json.object("underwriter",
          payer -> payer.put("name", underwriter.getName()).put("url", underwriter.getUrl()));
    }
  }

  private static void image(Json json, Image image) {
    json.put("url", image.getUrl()).put("alt", image.getAlt()).put("caption", image.getCaption())
        .put("credit", image.getCredit());
  }
}
