package io.newswire.ingest.tongue;

import static io.newswire.ingest.tongue.SafeXml.attribute;
import static io.newswire.ingest.tongue.SafeXml.text;

import java.util.List;
import java.util.Set;

import io.newswire.ingest.vocabulary.ContentTypes;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** One Atom entry (RFC 4287), as the Atom Publishing Protocol sends it. */
@Component
final class AtomTongue implements Tongue {
  private static final Set<String> UNDERSTOOD = Set.of("id", "title", "updated", "published",
      "link", "author", "contributor", "category", "rights", "summary", "content",
      "media:content");

  private final ContentTypes contentTypes;

  AtomTongue(ContentTypes contentTypes) {
    this.contentTypes = contentTypes;
  }

  @Override
  public List<String> mediaTypes() {
    return List.of(MediaTypes.ATOM);
  }

  @Override
  public ObjectNode toArticle(byte[] content) {
    var entry = SafeXml.root(content, "entry", "one Atom entry");
    var draft = new Draft().put("id", text(entry, "> id"))
        .put("language", entry.attr("xml:lang"))
        .put("headline", text(entry, "> title"))
        .put("publishedAt", text(entry, "> published"))
        .put("updatedAt", text(entry, "> updated"))
        .put("copyright", text(entry, "> rights"))
        .put("canonicalUrl", attribute(entry, "> link[rel=alternate], > link:not([rel])", "href"));
    draft.put("usageTerms", attribute(entry, "> link[rel=license]", "href"));
    entry.select("> link").forEach(link -> link(draft, link));
    entry.select("> author").forEach(one -> draft.author(text(one, "name"), "author",
        text(one, "uri")));
    entry.select("> contributor").forEach(one -> draft.author(text(one, "name"), "editor",
        text(one, "uri")));
    entry.select("> category").forEach(category -> category(draft, category));
    var body = body(draft, entry);
    body.putUnderwriter(draft);
    body.putRelated(draft);
    pictures(draft, entry, body);
    entry.children().stream().filter(it -> !UNDERSTOOD.contains(it.tagName()))
        .forEach(it -> draft.extension("atom:" + it.tagName(), it.outerHtml()));
    return draft.done();
  }

  /** RFC 4287 §4.2.7.2: what is to be read with it is a field of ours, the rest is kept as it came. */
  private static void link(Draft draft, Element link) {
    switch (link.attr("rel")) {
      case "related" -> draft.related(link.attr("href"), link.attr("title"));
      case "", "alternate", "license", "self", "edit" -> {
        // stand in fields of their own, or are about the document
      }
      default -> draft.extension("atom:link", link.outerHtml());
    }
  }

  private void category(Draft draft, Element category) {
    var term = category.attr("term");
    switch (category.attr("scheme")) {
      case "" -> draft.add("keywords", term);
      case "urn:newswire:section" -> draft.add("sections", term);
      case "urn:newswire:content-type" ->
        draft.put("contentType", Subjects.contentType(contentTypes, term));
      default -> Subjects.add(draft, category.attr("scheme"), term, category.attr("label"));
    }
  }

  private static OurBody body(Draft draft, Element entry) {
    var content = entry.selectFirst("> content");
    var html = content == null
        ? ""
        : switch (content.attr("type")) {
          case "html", "text/html" -> content.text();
          case "xhtml" -> content.html();
          default -> "<p>" + content.html() + "</p>";
        };
    var body = new OurBody(html);
    draft.put("body", body.html()).put("correctionNote", body.correction());
    var summary = text(entry, "> summary");
    var headline = text(entry, "> title");
    var standfirst = body.standfirst();
    draft.put("standfirst", standfirst != null
        ? standfirst
        : summary.endsWith(headline) ? null : summary);
    return body;
  }

  private static void pictures(Draft draft, Element entry, OurBody body) {
    for (var media : entry.children()) {
      if (media.tagName().equals("media:content") && media.attr("medium").equals("image")) {
        var image = draft.object("images");
        Draft.put(image, "url", media.attr("url"));
        Draft.put(image, "mediaType", media.attr("type"));
        Draft.putNumber(image, "width", media.attr("width"));
        Draft.putNumber(image, "height", media.attr("height"));
        for (var part : media.children()) {
          switch (part.tagName()) {
            case "media:title" -> Draft.put(image, "alt", part.text());
            case "media:description" -> Draft.put(image, "caption", part.text());
            case "media:credit" -> Draft.put(image, "credit", part.text());
            default -> {
              // not ours to know
            }
          }
        }
        image.put("role", media.attr("url").equals(body.leadImage()) ? "lead" : "inline");
      }
    }
  }
}
