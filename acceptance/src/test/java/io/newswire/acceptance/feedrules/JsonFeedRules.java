package io.newswire.acceptance.feedrules;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
public final class JsonFeedRules {
  private static final Set<String> FEED = Set.of("version", "title", "home_page_url", "feed_url",
      "description", "user_comment", "next_url", "icon", "favicon", "authors", "language",
      "expired", "hubs", "items");
  private static final Set<String> ITEM = Set.of("id", "url", "external_url", "title",
      "content_html", "content_text", "summary", "image", "banner_image", "date_published",
      "date_modified", "authors", "tags", "language", "attachments");
  private static final Set<String> AUTHOR = Set.of("name", "url", "avatar");

  private final String url;
  private final Findings findings = new Findings();

  private JsonFeedRules(String url) {
    this.url = url;
  }

  /**
   * What is wrong with the document.
   *
   * @param url where it was fetched
   */
  public static List<String> findings(String url, String contentType, byte[] feed) {
    return new JsonFeedRules(url).read(contentType, feed);
  }

  private List<String> read(String contentType, byte[] feed) {
    findings.require(contentType.matches("(?i)application/feed\\+json(\\s*;\\s*charset=utf-8)?"),
        "Content-Type", "is not application/feed+json: " + contentType);
    try {
      feed(JsonMapper.shared().readTree(feed));
    } catch (JacksonException malformed) {
      findings.add("The document", "is no JSON: " + malformed.getOriginalMessage());
    }
    return findings.all();
  }

  private void feed(JsonNode feed) {
    known(feed, FEED, "The feed");
    findings.require(text(feed, "version", "").equals("https://jsonfeed.org/version/1.1"),
        "version", "is not that of JSON Feed 1.1");
    findings.check(Values.text(text(feed, "title", "")), "The feed's title");
    findings.require(url.equals(text(feed, "feed_url", "")), "feed_url",
        "is not where the feed was");
    for (var name : List.of("home_page_url", "icon", "favicon", "next_url")) {
      optional(feed, name, "The feed's", Values::url);
    }
    optional(feed, "language", "The feed's", Values::language);
    authors(feed, "The feed's");
    var items = feed.path("items");
    findings.require(items.isArray(), "items", "is no array");
    items.forEach(this::item);
    findings.unique(items.valueStream().map(item -> text(item, "id", "")).toList(), "An id");
  }

  private void item(JsonNode item) {
    var place = "The item '" + text(item, "id", "") + "':";
    known(item, ITEM, place);
    findings.require(item.path("id").isString(), place + " id", "is no string");
    findings.check(Values.text(text(item, "id", "")), place + " id");
    findings.require(item.has("content_html") || item.has("content_text"), place,
        "has neither content_html nor content_text");
    optional(item, "content_html", place, Values::html);
    for (var name : List.of("url", "external_url", "image", "banner_image")) {
      optional(item, name, place, Values::url);
    }
    for (var name : List.of("title", "summary")) {
      optional(item, name, place, Values::text);
      optional(item, name, place, Values::notDoublyEscaped);
    }
    optional(item, "date_published", place, Values::rfc3339);
    optional(item, "date_modified", place, Values::rfc3339);
    optional(item, "language", place, Values::language);
    authors(item, place);
    for (var tag : item.path("tags")) {
      findings.require(tag.isString() && !tag.asString().isBlank(), place + " tags",
          "has one that is no text");
    }
    for (var attachment : item.path("attachments")) {
      optional(attachment, "url", place + " attachment", Values::url);
      optional(attachment, "mime_type", place + " attachment", Values::mediaType);
      findings.require(attachment.has("url") && attachment.has("mime_type"), place,
          "has an attachment without url or mime_type");
    }
  }

  private void authors(JsonNode parent, String place) {
    for (var author : parent.path("authors")) {
      known(author, AUTHOR, place + " author");
      findings.require(!author.isEmpty(), place + " author", "has nothing");
      optional(author, "name", place + " author's", Values::text);
      optional(author, "url", place + " author's", Values::uri);
      optional(author, "avatar", place + " author's", Values::url);
    }
  }

  /** Extensions begin with an underscore and hold an object. */
  private void known(JsonNode object, Set<String> names, String place) {
    for (var field : object.properties()) {
      var name = field.getKey();
      findings.require(names.contains(name) || name.startsWith("_"), place,
          "has the unknown field " + name);
      findings.require(!name.startsWith("_") || field.getValue().isObject(), place + " " + name,
          "is an extension and no object");
      findings.require(!field.getValue().isNull(), place + " " + name, "is null");
    }
  }

  private void optional(JsonNode parent, String name, String place, Rule rule) {
    var value = parent.path(name);
    if (value.isMissingNode()) {
      return;
    }
    if (!value.isString()) {
      findings.add(place + " " + name, "is no string");
    } else {
      findings.check(rule.complaint(value.asString()), place + " " + name);
    }
  }

  private static String text(JsonNode parent, String name, String otherwise) {
    return parent.path(name).asString(otherwise);
  }

  private interface Rule {
    @Nullable
    String complaint(String value);
  }
}
