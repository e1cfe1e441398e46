package io.newswire.render.applenews;

import static io.newswire.render.article.Json.put;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.newswire.event.ContributorRole;
import io.newswire.event.Image;
import io.newswire.render.article.Line;
import io.newswire.render.article.Json;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/**
 * Apple News Format 1.9, the {@code article.json} (https://developer.apple.com/documentation/applenewsformat).
 * What is said of it beside it, such as that it is sponsored, is {@link AppleNewsMetadataRenderer}'s.
 */
@Component
final class AppleNewsRenderer implements Renderer {
  private static final Pattern OWN_ID = Pattern.compile("urn:uuid:[A-Za-z0-9-]{1,64}");

  private final JsonMapper json;
  // The same for every article, and therefore written once.
  private final RawValue layout;
  private final RawValue documentStyle;
  private final RawValue componentLayouts;
  private final RawValue componentStyles;
  private final RawValue textStyles;

  AppleNewsRenderer(JsonMapper json) {
    this.json = json;
    this.layout = written(Json.object("columns", 10, "width", 1024, "margin", 80, "gutter", 20));
    this.documentStyle = written(Json.object("backgroundColor", "#FFFFFF"));
    this.componentLayouts = written(Json.object(
        "body", layout(2, 6, 12), "full", layout(0, 10, 12), "notice", layout(2, 6, 18)));
    this.componentStyles = written(
        Json.object("notice", Json.object("backgroundColor", "#F4F1E8")));
    this.textStyles = written(textStyles());
  }

  private RawValue written(Map<String, Object> object) {
    return new RawValue(json.writeValueAsString(object));
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
    var document = new LinkedHashMap<String, Object>();
    document.put("version", "1.9");
    document.put("identifier", identifier(article.getId()));
    document.put("language", article.getLanguage());
    document.put("title", article.getHeadline());
    document.put("layout", layout);
    document.put("metadata", metadata(story));
    document.put("documentStyle", documentStyle);
    document.put("componentLayouts", componentLayouts);
    document.put("componentStyles", componentStyles);
    document.put("componentTextStyles", textStyles);
    document.put("components", components(story));
    return json.writeValueAsString(document);
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

  private static Map<String, Object> layout(int start, int span, int margin) {
    return Json.object("columnStart", start, "columnSpan", span, "margin",
        Json.object("top", margin, "bottom", margin));
  }

  private static Map<String, Object> textStyles() {
    var styles = new LinkedHashMap<String, Object>();
    styles.put("default", Json.object("fontName", "Georgia", "fontSize", 18, "lineHeight", 27,
        "textColor", "#1A1A1A"));
    styles.put("title", Json.object("fontName", "Georgia-Bold", "fontSize", 36, "lineHeight", 42));
    styles.put("small", Json.object("fontName", "HelveticaNeue", "fontSize", 13, "lineHeight", 18,
        "textColor", "#5C5C5C"));
    styles.put("notice",
        Json.object("fontName", "HelveticaNeue", "fontSize", 15, "lineHeight", 21));
    return styles;
  }

  private static Map<String, Object> metadata(Story story) {
    var article = story.article();
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("canonicalURL", story.link());
    metadata.put("dateCreated", story.published());
    metadata.put("datePublished", story.published());
    metadata.put("dateModified", story.updated());
    metadata.put("excerpt", story.summary());
    metadata.put("generatorName", "Newswire");
    metadata.put("generatorVersion", "1.0");
    if (story.isUsable()) {
      put(metadata, "authors", story.names(ContributorRole.AUTHOR));
      put(metadata, "keywords", article.getKeywords().stream().limit(50).toList());
      var lead = story.leadImage();
      if (lead != null) {
        metadata.put("thumbnailURL", lead.getUrl());
      }
    }
    return metadata;
  }

  private static List<Object> components(Story story) {
    var components = new ArrayList<Object>();
    components.add(component("title", story.article().getHeadline(), "full", "title"));
    if (!story.isUsable()) {
      components.add(component("body", story.notice(), "body", null));
      return components;
    }
    story.preface().forEach(line -> components.add(line(line)));
    var lead = story.leadImage();
    if (lead != null) {
      components.add(photo(lead));
    }
    new AppleNewsBody(components).write(story.body());
    story.imagesOutsideBody().forEach(image -> components.add(photo(image)));
    story.afterword().forEach(line -> components.add(line(line)));
    return components;
  }

  private static Map<String, Object> line(Line line) {
    return switch (line.kind()) {
      case DISCLOSURE, CORRECTION -> {
        var notice = component("body", line.text(), "notice", "notice");
        notice.put("style", "notice");
        yield notice;
      }
      case STANDFIRST -> component("intro", line.text(), "body", null);
      case BYLINE -> component("byline", line.text(), "body", "small");
      case EDITORS, CREDIT, PICTURE, SOURCE, COPYRIGHT ->
        component("body", line.text(), "body", "small");
    };
  }

  private static Map<String, Object> photo(Image image) {
    return AppleNewsBody.photo(image.getUrl(), Story.captionAndCredit(image), image.getAlt());
  }

  static Map<String, Object> component(String role, String text, String layout,
      @Nullable String style) {
    var component = new LinkedHashMap<String, Object>();
    component.put("role", role);
    component.put("text", text);
    component.put("layout", layout);
    if (style != null) {
      component.put("textStyle", style);
    }
    return component;
  }
}
