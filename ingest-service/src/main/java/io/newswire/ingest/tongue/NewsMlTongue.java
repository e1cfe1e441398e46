package io.newswire.ingest.tongue;

import static io.newswire.ingest.tongue.SafeXml.attribute;
import static io.newswire.ingest.tongue.SafeXml.text;

import java.util.List;
import java.util.Set;

import io.newswire.ingest.vocabulary.ContentTypes;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** IPTC NewsML-G2, one NewsItem with its text as inline XHTML. */
@Component
final class NewsMlTongue implements Tongue {
  private static final Set<String> UNDERSTOOD_OF_ITEM = Set.of("itemClass", "provider",
      "versionCreated", "firstCreated", "embargoed", "pubStatus", "title", "expires");
  // What we write ourselves because other fields say it.
  private static final Set<String> OURS_OF_ITEM = Set.of("edNote", "signal", "link");
  private static final Set<String> UNDERSTOOD = Set.of("urgency", "contentCreated",
      "contentModified", "located", "creator", "contributor", "infoSource", "language", "genre",
      "keyword", "subject", "slugline", "headline", "dateline", "by", "creditline", "description");

  private final ContentTypes contentTypes;

  NewsMlTongue(ContentTypes contentTypes) {
    this.contentTypes = contentTypes;
  }

  @Override
  public List<String> mediaTypes() {
    return List.of(MediaTypes.NEWSML);
  }

  @Override
  public ObjectNode toArticle(byte[] content) {
    var item = SafeXml.root(content, "newsItem", "a NewsML-G2 news item");
    Draft.requireUsable(
        attribute(item, "itemMeta > pubStatus", "qcode").replaceFirst("^stat:", ""));
    var draft = new Draft().put("id", item.attr("guid")).put("language", language(item))
        .put("headline", headline(item))
        .put("shortHeadline", text(item, "headline[role=hldrole:short]"))
        .put("slug", text(item, "slugline"))
        .number("urgency", text(item, "contentMeta > urgency"))
        .put("copyright", text(item, "rightsInfo > copyrightNotice"))
        .put("usageTerms", text(item, "rightsInfo > usageTerms"))
        .put("publishedAt", text(item, "itemMeta > firstCreated"))
        .put("updatedAt", text(item, "itemMeta > versionCreated"))
        .put("embargoUntil", text(item, "itemMeta > embargoed"))
        .put("expiresAt", text(item, "itemMeta > expires"));
    people(draft, item);
    sources(draft, item);
    genre(draft, item);
    item.select("contentMeta > keyword").forEach(it -> draft.add("keywords", it.text()));
    subjects(draft, item);
    var body = body(draft, item);
    body.putRelated(draft);
    pictures(draft, item, body);
    rest(draft, item, body.isOurs());
    return draft.done();
  }

  private static String language(Element item) {
    var named = attribute(item, "contentMeta > language", "tag");
    return named.isEmpty() ? item.attr("xml:lang") : named;
  }

  private static String headline(Element item) {
    var plain = text(item, "contentMeta > headline:not([role=hldrole:short])");
    return plain.isEmpty() ? text(item, "itemMeta > title") : plain;
  }

  private static void people(Draft draft, Element item) {
    item.select("contentMeta > creator").forEach(one -> draft.author(text(one, "name"), "author",
        one.attr("uri")));
    for (var one : item.select("contentMeta > contributor")) {
      var role = one.attr("role").replaceFirst("^contribrole:", "");
      draft.author(text(one, "name"),
          Set.of("editor", "photographer", "translator").contains(role) ? role : "editor",
          one.attr("uri"));
    }
  }

  private static void sources(Draft draft, Element item) {
    for (var source : item.select("contentMeta > infoSource")) {
      if (source.attr("role").equals("isrol:sponsor")) {
        Draft.put(draft.child("underwriter"), "name", text(source, "name"));
        Draft.put(draft.child("underwriter"), "url", source.attr("uri"));
      } else {
        draft.put("source", text(source, "name"));
      }
    }
  }

  private void genre(Draft draft, Element item) {
    for (var genre : item.select("contentMeta > genre")) {
      var ours = Subjects.contentType(contentTypes, genre.attr("uri"));
      draft.put("contentType", ours);
      if (ours == null && !genre.attr("qcode").isEmpty()) {
        draft.extension("newsml:genre", genre.attr("qcode"));
      }
    }
  }

  private static void subjects(Draft draft, Element item) {
    for (var subject : item.select("contentMeta > subject")) {
      var name = text(subject, "name");
      var code = subject.attr("qcode");
      if (subject.attr("type").equals("cpnat:geoArea")) {
        draft.add("places", name);
      } else if (code.startsWith("medtop:")) {
        Subjects.add(draft, Subjects.MEDIA_TOPICS, code, name);
      } else if (!subject.attr("uri").isEmpty()) {
        Subjects.addUri(draft, subject.attr("uri"), null, name);
      } else if (!code.isEmpty()) {
        draft.child("extensions").withArray("newsml:subjects").add(code);
      } else {
        draft.add("sections", name);
      }
    }
    if (!draft.has("places")) {
      draft.add("places", text(item, "contentMeta > located > name"));
    }
  }

  private static OurBody body(Draft draft, Element item) {
    var inline = item.selectFirst("contentSet > inlineXML");
    var html = inline == null ? null : inline.selectFirst("body");
    var body = new OurBody(html == null
        ? inline == null ? text(item, "contentSet > inlineData") : inline.html()
        : html.html());
    draft.put("body", body.html()).put("correctionNote", body.correction());
    var standfirst = body.standfirst();
    var description = text(item, "contentMeta > description[role=drol:summary]");
    var isOurs = description.endsWith(draft.done().path("headline").asString("")) || html != null
        && html.selectFirst("[class^=newswire-]") != null;
    draft.put("standfirst", standfirst != null ? standfirst : isOurs ? null : description);
    return body;
  }

  private static void pictures(Draft draft, Element item, OurBody body) {
    for (var picture : item.select("newsItem > assert[uri]")) {
      var url = picture.attr("uri");
      var image = draft.object("images");
      image.put("url", url);
      var name = text(picture, "name");
      Draft.put(image, "alt", name.equals(url) ? null : name);
      Draft.put(image, "caption", text(picture, "definition"));
      Draft.put(image, "credit", text(picture, "note[role=nrol:credit]"));
      for (var content : item.select("contentSet > remoteContent")) {
        if (content.attr("href").equals(url)) {
          Draft.put(image, "mediaType", content.attr("contenttype"));
          Draft.putNumber(image, "width", content.attr("width"));
          Draft.putNumber(image, "height", content.attr("height"));
        }
      }
      image.put("role", url.equals(body.leadImage()) ? "lead" : "inline");
    }
  }

  private static void rest(Draft draft, Element item, boolean isOurs) {
    item.select("itemMeta > *").stream()
        .filter(it -> !UNDERSTOOD_OF_ITEM.contains(it.tagName()))
        .filter(it -> !isOurs || !OURS_OF_ITEM.contains(it.tagName()))
        .forEach(it -> draft.extension("newsml:" + it.tagName(), it.outerHtml()));
    item.select("contentMeta > *").stream().filter(it -> !UNDERSTOOD.contains(it.tagName()))
        .forEach(it -> draft.extension("newsml:" + it.tagName(), it.outerHtml()));
  }
}
