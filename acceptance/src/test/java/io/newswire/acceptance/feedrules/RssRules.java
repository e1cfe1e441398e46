package io.newswire.acceptance.feedrules;

import static io.newswire.acceptance.feedrules.Elements.attribute;
import static io.newswire.acceptance.feedrules.Elements.children;
import static io.newswire.acceptance.feedrules.Elements.first;
import static io.newswire.acceptance.feedrules.Elements.text;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** RSS 2.0.11 (https://www.rssboard.org/rss-specification) and the RSS Board's profile of it. */
public final class RssRules {
  private static final Set<String> CHANNEL_ONCE = Set.of("title", "link", "description", "language",
      "copyright", "managingEditor", "webMaster", "pubDate", "lastBuildDate", "generator", "docs",
      "cloud", "ttl", "image", "rating", "textInput", "skipHours", "skipDays");
  private static final Set<String> CHANNEL_MANY = Set.of("category", "item");
  private static final Set<String> ITEM_ONCE = Set.of("title", "link", "description", "author",
      "comments", "enclosure", "guid", "pubDate", "source");
  private static final Set<String> ITEM_MANY = Set.of("category");

  private final String url;
  private final Findings findings = new Findings();

  private RssRules(String url) {
    this.url = url;
  }

  /**
   * What is wrong with the document.
   *
   * @param url where it was fetched
   */
  public static List<String> findings(String url, String contentType, byte[] feed) {
    return new RssRules(url).read(contentType, feed);
  }

  private List<String> read(String contentType, byte[] feed) {
    findings.require(contentType.matches("(?i)application/rss\\+xml\\s*;\\s*charset=utf-8"),
        "Content-Type", "is not application/rss+xml with charset utf-8: " + contentType);
    var root = Elements.root(feed, findings);
    if (root != null) {
      findings.require(Elements.is(root, null, "rss"), "The root", "is not <rss>");
      findings.require("2.0".equals(attribute(root, "version")), "rss/@version", "is not 2.0");
      Elements.noLooseText(root, findings);
      findings.require(children(root).size() == 1, "<rss>", "has not exactly one <channel>");
      var channel = first(root, null, "channel");
      if (channel != null) {
        channel(channel);
      }
    }
    return findings.all();
  }

  private void channel(Element channel) {
    known(channel, CHANNEL_ONCE, CHANNEL_MANY, "The channel");
    findings.check(Values.text(text(channel, null, "title")), "The channel's title");
    findings.check(Values.text(text(channel, null, "description")), "The channel's description");
    var link = text(channel, null, "link");
    findings.check(link == null ? "is missing" : Values.url(link), "The channel's link");
    optional(channel, "pubDate", "The channel's", Values::rfc822);
    optional(channel, "lastBuildDate", "The channel's", Values::rfc822);
    optional(channel, "language", "The channel's", Values::language);
    optional(channel, "ttl", "The channel's", Values::wholeNumber);
    optional(channel, "docs", "The channel's", Values::url);
    optional(channel, "managingEditor", "The channel's", Values::contact);
    optional(channel, "webMaster", "The channel's", Values::contact);
    var image = first(channel, null, "image");
    if (image != null) {
      image(image, channel);
    }
    selfLink(channel);
    var items = children(channel, null, "item");
    items.forEach(this::item);
    findings.unique(items.stream().map(item -> text(item, null, "guid"))
        .filter(Objects::nonNull).toList(), "A guid");
  }

  // The channel's image is that of its title and link.
  private void image(Element image, Element channel) {
    optional(image, "url", "The image's", Values::url);
    for (var name : List.of("title", "link")) {
      findings.require(
          Objects.equals(text(image, null, name), text(channel, null, name)),
          "The image's " + name, "is not the channel's");
    }
  }

  // RSS profile §4.1: what a reader needs to find the feed again.
  private void selfLink(Element channel) {
    var self = children(channel, Elements.ATOM, "link").stream()
        .filter(link -> "self".equals(attribute(link, "rel"))).toList();
    findings.require(self.size() == 1, "The channel", "has not one atom:link with rel self");
    self.forEach(link -> {
      findings.require(url.equals(attribute(link, "href")), "atom:link self",
          "is not where the feed was: " + attribute(link, "href"));
      findings.require("application/rss+xml".equals(attribute(link, "type")), "atom:link self",
          "has not the type of RSS");
    });
  }

  private void item(Element item) {
    var place = "The item '" + text(item, null, "guid") + "':";
    known(item, ITEM_ONCE, ITEM_MANY, place);
    findings.check(Values.text(text(item, null, "title")), place + " title");
    findings.check(Values.text(text(item, null, "description")), place + " description");
    optional(item, "link", place, Values::url);
    optional(item, "pubDate", place, Values::rfc822);
    optional(item, "author", place, Values::contact);
    guid(first(item, null, "guid"), place);
    for (var category : children(item, null, "category")) {
      findings.check(Values.text(category.getTextContent()), place + " category");
    }
    for (var enclosure : children(item, null, "enclosure")) {
      for (var name : List.of("url", "length", "type")) {
        findings.require(enclosure.hasAttribute(name), place + " enclosure", "has no " + name);
      }
    }
    modules(item, place);
  }

  private void guid(@Nullable Element guid, String place) {
    if (guid == null) {
      findings.add(place, "has no guid");
      return;
    }
    findings.check(Values.text(guid.getTextContent()), place + " guid");
    var permanent = attribute(guid, "isPermaLink");
    findings.require(permanent == null || Set.of("true", "false").contains(permanent),
        place + " guid/@isPermaLink", "is neither true nor false");
    if (!"false".equals(permanent)) {
      findings.check(Values.url(guid.getTextContent()), place + " guid that is a permalink");
    }
  }

  private void modules(Element item, String place) {
    var full = children(item, Elements.CONTENT, "encoded");
    findings.require(full.size() == 1, place, "has not one content:encoded");
    full.forEach(content -> {
      findings.check(Values.html(content.getTextContent()), place + " content:encoded");
    });
    for (var creator : children(item, Elements.DC, "creator")) {
      findings.check(Values.text(creator.getTextContent()), place + " dc:creator");
    }
    findings.require(first(item, null, "author") == null
        || first(item, Elements.DC, "creator") == null, place, "has both author and dc:creator");
    var language = text(item, Elements.DC, "language");
    if (language != null) {
      findings.check(Values.language(language), place + " dc:language");
    }
    var modified = text(item, Elements.DC_TERMS, "modified");
    if (modified != null) {
      findings.check(Values.rfc3339(modified), place + " dcterms:modified");
    }
    findings.require(first(item, Elements.DC, "date") == null, place,
        "has dc:date beside pubDate");
    Elements.media(item, place, findings);
  }

  private void known(Element parent, Set<String> once, Set<String> many, String place) {
    Elements.noLooseText(parent, findings);
    var names = children(parent).stream().filter(child -> child.getNamespaceURI() == null)
        .map(Element::getLocalName).toList();
    names.stream().filter(name -> !once.contains(name) && !many.contains(name))
        .forEach(name -> findings.add(place, "has the unknown element " + name));
    findings.unique(names.stream().filter(once::contains).toList(), place + " element");
  }

  private void optional(Element parent, String name, String place, Rule rule) {
    var value = text(parent, null, name);
    if (value != null) {
      findings.check(rule.complaint(value), place + " " + name);
    }
  }

  private interface Rule {
    @Nullable
    String complaint(String value);
  }
}
