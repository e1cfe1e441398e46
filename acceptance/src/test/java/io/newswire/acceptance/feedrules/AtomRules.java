package io.newswire.acceptance.feedrules;

import static io.newswire.acceptance.feedrules.Elements.ATOM;
import static io.newswire.acceptance.feedrules.Elements.TOMBSTONES;
import static io.newswire.acceptance.feedrules.Elements.attribute;
import static io.newswire.acceptance.feedrules.Elements.children;
import static io.newswire.acceptance.feedrules.Elements.first;
import static io.newswire.acceptance.feedrules.Elements.text;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.w3c.dom.Element;

/** RFC 4287 (Atom 1.0) and RFC 6721 (tombstones). */
public final class AtomRules {
  private static final Set<String> FEED_ONCE = Set.of("id", "title", "updated", "subtitle",
      "generator", "icon", "logo", "rights");
  private static final Set<String> FEED_MANY = Set.of("author", "contributor", "category", "link",
      "entry");
  private static final Set<String> ENTRY_ONCE = Set.of("id", "title", "updated", "published",
      "summary", "content", "rights", "source");
  private static final Set<String> ENTRY_MANY = Set.of("author", "contributor", "category", "link");
  private static final Set<String> TEXT_TYPES = Set.of("text", "html", "xhtml");

  private final String url;
  private final Findings findings = new Findings();

  private AtomRules(String url) {
    this.url = url;
  }

  /**
   * What is wrong with the document.
   *
   * @param url where it was fetched
   */
  public static List<String> findings(String url, String contentType, byte[] feed) {
    return new AtomRules(url).read(contentType, feed);
  }

  private List<String> read(String contentType, byte[] feed) {
    findings.require(contentType.matches("(?i)application/atom\\+xml\\s*;\\s*charset=utf-8"),
        "Content-Type", "is not application/atom+xml with charset utf-8: " + contentType);
    var root = Elements.root(feed, findings);
    if (root != null) {
      findings.require(Elements.is(root, ATOM, "feed"), "The root", "is not an Atom feed");
      feed(root);
    }
    return findings.all();
  }

  private void feed(Element feed) {
    known(feed, FEED_ONCE, FEED_MANY, "The feed");
    head(feed, "The feed:");
    var self = links(feed, "self");
    findings.require(self.size() == 1, "The feed", "has not one link with rel self");
    self.forEach(link -> findings.require(url.equals(attribute(link, "href")), "The self link",
        "is not where the feed was: " + attribute(link, "href")));
    for (var name : List.of("icon", "logo")) {
      var image = text(feed, ATOM, name);
      if (image != null) {
        findings.check(Values.url(image), "The feed's " + name);
      }
    }
    var entries = children(feed, ATOM, "entry");
    entries.forEach(entry -> entry(entry, first(feed, ATOM, "author") != null));
    var ids = entries.stream().map(entry -> text(entry, ATOM, "id")).filter(Objects::nonNull)
        .toList();
    findings.unique(ids, "An entry's id"); // §4.1.1: ours has one version of each
    tombstones(feed, new HashSet<>(ids));
  }

  private void entry(Element entry, boolean feedHasAuthor) {
    var place = "The entry '" + text(entry, ATOM, "id") + "':";
    known(entry, ENTRY_ONCE, ENTRY_MANY, place);
    head(entry, place);
    // §4.1.2
    findings.require(feedHasAuthor || first(entry, ATOM, "author") != null, place,
        "has no author, and the feed has none");
    var published = text(entry, ATOM, "published");
    if (published != null) {
      findings.check(Values.rfc3339(published), place + " published");
    }
    var alternates = links(entry, "alternate");
    findings.require(!alternates.isEmpty(), place, "has no link with rel alternate");
    findings.unique(alternates.stream()
        .map(link -> attribute(link, "type") + " " + attribute(link, "hreflang")).toList(),
        place + " alternate");
    construct(entry, "summary", place);
    construct(entry, "rights", place);
    construct(entry, "content", place);
    findings.require(first(entry, ATOM, "content") != null, place, "has no content");
    Elements.media(entry, place, findings);
  }

  /** What feeds and entries have in common. */
  private void head(Element parent, String place) {
    var id = text(parent, ATOM, "id");
    findings.check(id == null ? "is missing" : Values.uri(id), place + " id");
    var updated = text(parent, ATOM, "updated");
    findings.check(updated == null ? "is missing" : Values.rfc3339(updated), place + " updated");
    findings.check(Values.text(text(parent, ATOM, "title")), place + " title");
    construct(parent, "title", place);
    for (var link : children(parent, ATOM, "link")) {
      var href = attribute(link, "href");
      findings.check(href == null ? "is missing" : Values.url(href), place + " link/@href");
      var type = attribute(link, "type");
      if (type != null) {
        findings.check(Values.mediaType(type), place + " link/@type");
      }
    }
    for (var role : List.of("author", "contributor")) {
      children(parent, ATOM, role).forEach(person -> person(person, place + " " + role));
    }
    for (var category : children(parent, ATOM, "category")) {
      findings.check(Values.text(attribute(category, "term")), place + " category/@term");
      var scheme = attribute(category, "scheme");
      if (scheme != null) {
        findings.check(Values.uri(scheme), place + " category/@scheme");
      }
    }
    var language = parent.getAttribute("xml:lang");
    if (!language.isEmpty()) {
      findings.check(Values.language(language), place + " xml:lang");
    }
  }

  // §3.2
  private void person(Element person, String place) {
    findings.require(children(person, ATOM, "name").size() == 1, place, "has not one name");
    findings.check(Values.text(text(person, ATOM, "name")), place + "'s name");
    var uri = text(person, ATOM, "uri");
    if (uri != null) {
      findings.check(Values.uri(uri), place + "'s uri");
    }
    var email = text(person, ATOM, "email");
    if (email != null) {
      findings.check(Values.email(email), place + "'s email");
    }
  }

  // §3.1 and §4.1.3
  private void construct(Element parent, String name, String place) {
    var element = first(parent, ATOM, name);
    if (element == null) {
      return;
    }
    var type = element.hasAttribute("type") ? element.getAttribute("type") : "text";
    findings.require(TEXT_TYPES.contains(type), place + " " + name, "has the type " + type);
    if (!type.equals("xhtml")) {
      findings.require(children(element).isEmpty(), place + " " + name, "has elements in its text");
    }
    if (type.equals("html")) {
      findings.check(Values.html(element.getTextContent()), place + " " + name);
    } else if (type.equals("text")) {
      findings.check(Values.notDoublyEscaped(element.getTextContent()), place + " " + name);
    }
  }

  // RFC 6721 §3
  private void tombstones(Element feed, Set<String> entries) {
    for (var deleted : children(feed, TOMBSTONES, "deleted-entry")) {
      var ref = attribute(deleted, "ref");
      findings.check(ref == null ? "is missing" : Values.uri(ref), "deleted-entry/@ref");
      var when = attribute(deleted, "when");
      findings.check(when == null ? "is missing" : Values.rfc3339(when), "deleted-entry/@when");
      findings.require(ref == null || !entries.contains(ref), "deleted-entry",
          "names an entry that stands in the feed: " + ref);
    }
  }

  private static List<Element> links(Element parent, String relation) {
    return children(parent, ATOM, "link").stream()
        .filter(link -> relation.equals(link.hasAttribute("rel")
            ? link.getAttribute("rel")
            : "alternate"))
        .toList();
  }

  private void known(Element parent, Set<String> once, Set<String> many, String place) {
    Elements.noLooseText(parent, findings);
    var names = children(parent).stream().filter(child -> ATOM.equals(child.getNamespaceURI()))
        .map(Element::getLocalName).toList();
    names.stream().filter(name -> !once.contains(name) && !many.contains(name))
        .forEach(name -> findings.add(place, "has the unknown element " + name));
    findings.unique(names.stream().filter(once::contains).toList(), place + " element");
    children(parent).stream().filter(child -> child.getNamespaceURI() == null)
        .forEach(child -> findings.add(place, "has <" + child.getTagName() + "> of no namespace"));
  }
}
