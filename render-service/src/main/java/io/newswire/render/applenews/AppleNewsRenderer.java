package io.newswire.render.applenews;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

import io.newswire.event.ContributorRole;
import io.newswire.event.Image;
import io.newswire.render.article.Line;
import io.newswire.render.article.Json;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.springframework.stereotype.Component;

/**
 * Apple News Format 1.9, the {@code article.json} (https://developer.apple.com/documentation/applenewsformat).
 * What is said of it beside it, such as that it is sponsored, is {@link AppleNewsMetadataRenderer}'s.
 */
@Component
final class AppleNewsRenderer implements Renderer {
  private static final Pattern OWN_ID = Pattern.compile("urn:uuid:[A-Za-z0-9-]{1,64}");

  // The same for every article, and therefore written once.
  private static final String LAYOUT = Json.constant(layout -> layout.put("columns", 10)
      .put("width", 1024).put("margin", 80).put("gutter", 20));
  private static final String DOCUMENT_STYLE = Json
      .constant(style -> style.put("backgroundColor", "#FFFFFF"));
  private static final String COMPONENT_LAYOUTS = Json.constant(layouts -> layouts
      .object("body", body -> layout(body, 2, 6, 12))
      .object("full", full -> layout(full, 0, 10, 12))
      .object("notice", notice -> layout(notice, 2, 6, 18)));
  private static final String COMPONENT_STYLES = Json.constant(styles -> styles
      .object("notice", notice -> notice.put("backgroundColor", "#F4F1E8")));
  private static final String TEXT_STYLES = Json.constant(styles -> styles
      .object("default", style -> font(style, "Georgia", 18, 27).put("textColor", "#1A1A1A"))
      .object("title", style -> font(style, "Georgia-Bold", 36, 42))
      .object("small", style -> font(style, "HelveticaNeue", 13, 18).put("textColor", "#5C5C5C"))
      .object("notice", style -> font(style, "HelveticaNeue", 15, 21)));

  private static void layout(Json layout, int start, int span, int margin) {
    layout.put("columnStart", start).put("columnSpan", span)
        .object("margin", around -> around.put("top", margin).put("bottom", margin));
  }

  private static Json font(Json style, String name, int size, int lineHeight) {
    return style.put("fontName", name).put("fontSize", size).put("lineHeight", lineHeight);
  }

  @Override
  public String format() {
    return "apple-news";
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public String render(Story story) {
    var article = story.article();
    return Json.write(story, json -> json.put("version", "1.9")
        .put("identifier", identifier(article.getId()))
        .put("language", article.getLanguage())
        .put("title", article.getHeadline())
        .raw("layout", LAYOUT)
        .object("metadata", metadata -> metadata(metadata, story))
        .raw("documentStyle", DOCUMENT_STYLE)
        .raw("componentLayouts", COMPONENT_LAYOUTS)
        .raw("componentStyles", COMPONENT_STYLES)
        .raw("componentTextStyles", TEXT_STYLES)
        .array("components", components -> write(new Components(components), story)));
  }

  /** 64 characters at most, of letters, digits and hyphens. */
  private static String identifier(String id) {
    if (OWN_ID.matcher(id).matches()) {
      return id.substring(id.lastIndexOf(':') + 1);
    }
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
          .digest(id.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void metadata(Json json, Story story) {
    json.put("canonicalURL", story.link())
        .put("dateCreated", story.published())
        .put("datePublished", story.published())
        .put("dateModified", story.updated())
        .put("excerpt", story.summary())
        .put("generatorName", "Newswire")
        .put("generatorVersion", "1.0");
    if (story.isUsable()) {
      json.strings("authors", story.names(ContributorRole.AUTHOR))
          .strings("keywords", story.article().getKeywords().stream().limit(50).toList());
      var lead = story.leadImage();
      json.put("thumbnailURL", lead == null ? null : lead.getUrl());
    }
  }

  private static void write(Components components, Story story) {
    components.text("title", story.article().getHeadline(), "full", "title");
    if (!story.isUsable()) {
      components.text("body", story.notice(), "body", null);
      return;
    }
    story.preface().forEach(line -> write(components, line));
    var lead = story.leadImage();
    if (lead != null) {
      write(components, lead);
    }
    new AppleNewsBody(components).write(story.body());
    story.imagesOutsideBody().forEach(image -> write(components, image));
    story.afterword().forEach(line -> write(components, line));
  }

  private static void write(Components components, Line line) {
    switch (line.kind()) {
      case DISCLOSURE, CORRECTION -> components.notice(line.text());
      case STANDFIRST -> components.text("intro", line.text(), "body", null);
      case BYLINE -> components.text("byline", line.text(), "body", "small");
      case EDITORS, CREDIT, PICTURE, SOURCE, COPYRIGHT ->
        components.text("body", line.text(), "body", "small");
    }
  }

  private static void write(Components components, Image image) {
    components.photo(image.getUrl(), Story.captionAndCredit(image), image.getAlt());
  }
}
