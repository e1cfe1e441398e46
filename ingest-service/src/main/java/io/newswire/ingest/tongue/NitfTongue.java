package io.newswire.ingest.tongue;

import static io.newswire.ingest.tongue.SafeXml.attribute;
import static io.newswire.ingest.tongue.SafeXml.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.newswire.ingest.vocabulary.ContentTypes;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** IPTC NITF 3.x. Media that stand before the text, or name a producer, are the article's pictures. */
@Component
final class NitfTongue implements Tongue {
  private static final Set<String> UNDERSTOOD = Set.of("short-headline", "slug", "source",
      "section", "underwriter", "underwriter-url");

  private static final Set<String> UNDERSTOOD_OF_DOCUMENT = Set.of("correction", "doc-id",
      "urgency", "date.issue", "date.release", "date.expire", "du-key", "doc.copyright",
      "key-list");
  // What our own NITF says in paragraphs because the format has no better place.
  private static final Set<String> OUR_LINES = Set.of("disclosure", "correction", "picture",
      "source", "copyright");

  private final ContentTypes contentTypes;

  NitfTongue(ContentTypes contentTypes) {
    this.contentTypes = contentTypes;
  }

  @Override
  public List<String> mediaTypes() {
    return List.of(MediaTypes.NITF);
  }

  @Override
  public ObjectNode toArticle(byte[] content) {
    var nitf = SafeXml.root(content, "nitf", "an NITF document");
    Draft.requireUsable(
        attribute(nitf, "docdata", "management-status").toLowerCase(Locale.ROOT));
    var draft = new Draft().put("id", attribute(nitf, "docdata > doc-id", "id-string"))
        .put("language", nitf.hasAttr("baselang") ? nitf.attr("baselang") : nitf.attr("xml:lang"))
        .put("headline", text(nitf, "hl1"))
        .put("shortHeadline", shortHeadline(nitf))
        .put("standfirst", text(nitf, "abstract"))
        .put("slug", meta(nitf, "slug"))
        .put("source", meta(nitf, "source"))
        .number("urgency", attribute(nitf, "urgency", "ed-urg"))
        .put("copyright", attribute(nitf, "doc\\.copyright", "holder"))
        .put("usageTerms", text(nitf, "rights\\.limitations"))
        .put("correctionNote", attribute(nitf, "docdata > correction", "info"))
        .put("publishedAt", moment(attribute(nitf, "date\\.issue", "norm")))
        .put("expiresAt", moment(attribute(nitf, "date\\.expire", "norm")))
        .put("contentType", Subjects.contentType(contentTypes,
            attribute(nitf, "tobject", "tobject.type")));
    release(draft, nitf);
    nitf.select("head > meta[name=section]")
        .forEach(section -> draft.add("sections", section.attr("content")));
    nitf.select("key-list > keyword").forEach(it -> draft.add("keywords", it.attr("key")));
    nitf.select("dateline > location").forEach(place -> draft.add("places", place.text()));
    var underwriter = meta(nitf, "underwriter");
    if (!underwriter.isEmpty()) {
      Draft.put(draft.child("underwriter"), "name", underwriter);
      Draft.put(draft.child("underwriter"), "url", meta(nitf, "underwriter-url"));
    }
    subjects(draft, nitf);
    people(draft, nitf);
    body(draft, nitf);
    nitf.select("head > meta").stream().filter(it -> !UNDERSTOOD.contains(it.attr("name")))
        .forEach(it -> draft.extension("nitf:" + it.attr("name"), it.attr("content")));
    // Ours repeats what other fields say, for desks.
    var isOurs = nitf.selectFirst("du-key[version^=r]") != null;
    nitf.select("head > docdata > *").stream()
        .filter(it -> !UNDERSTOOD_OF_DOCUMENT.contains(it.tagName()))
        .filter(it -> !isOurs || !it.nameIs("ed-msg"))
        .forEach(it -> draft.extension("nitf:" + it.tagName(), it.outerHtml()));
    return draft.done();
  }

  private static String shortHeadline(Element nitf) {
    var named = meta(nitf, "short-headline");
    return named.isEmpty() ? text(nitf, "hedline > hl2") : named;
  }

  private static String meta(Element nitf, String name) {
    return attribute(nitf, "head > meta[name=" + name + "]", "content");
  }

  /** ISO 8601's basic form, which NITF's norm attributes hold, as RFC 3339. */
  private static String moment(String norm) {
    return norm.replaceFirst("^(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)(.*)$",
        "$1-$2-$3T$4:$5:$6$7").replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
  }

  /** A release that is still to come is an embargo; one that has been is the last change. */
  private static void release(Draft draft, Element nitf) {
    var release = moment(attribute(nitf, "date\\.release", "norm"));
    var isAhead = release.compareTo(java.time.Instant.now().toString()) > 0;
    draft.put(isAhead ? "embargoUntil" : "updatedAt", release);
  }

  private static void subjects(Draft draft, Element nitf) {
    for (var subject : nitf.select("tobject\\.subject")) {
      var authority = subject.attr("tobject.subject.ipr");
      var isIptc = authority.isEmpty() || authority.equals("IPTC");
      var scheme = isIptc ? Subjects.MEDIA_TOPICS : authority;
      Subjects.add(draft, scheme,
          Subjects.prefixed(scheme, subject.attr("tobject.subject.refnum")),
          subject.attr("tobject.subject.matter"));
    }
  }

  private static void people(Draft draft, Element nitf) {
    for (var person : nitf.select("revision-history")) {
      draft.author(person.attr("name"), switch (person.attr("function")) {
        case "editor" -> "editor";
        case "photographer" -> "photographer";
        case "other" -> "translator";
        default -> "author";
      }, null);
    }
    if (!draft.has("authors")) {
      draft.byline(text(nitf, "byline"));
    }
  }

  private static void body(Draft draft, Element nitf) {
    var html = new StringBuilder();
    var beforeTheText = true;
    for (var block : nitf.select("body > body\\.content > *")) {
      var isPicture = block.nameIs("media") && block.attr("media-type").equals("image");
      if (OUR_LINES.contains(block.attr("class"))) {
        continue; // stand in fields of their own
      }
      if (isPicture && (beforeTheText || block.selectFirst("media-producer") != null)) {
        picture(draft, block, beforeTheText && !draft.has("images"));
        continue;
      }
      beforeTheText = false;
      html.append(NitfHtml.of(block));
    }
    draft.put("body", html.toString());
  }

  private static void picture(Draft draft, Element media, boolean isLead) {
    var image = draft.object("images");
    for (var reference : media.select("media-reference").stream().limit(1).toList()) {
      Draft.put(image, "url", reference.attr("source"));
      Draft.put(image, "mediaType", reference.attr("mime-type"));
      Draft.put(image, "alt", reference.attr("alternate-text"));
      Draft.putNumber(image, "width", reference.attr("width"));
      Draft.putNumber(image, "height", reference.attr("height"));
    }
    Draft.put(image, "caption", text(media, "media-caption"));
    Draft.put(image, "credit", text(media, "media-producer"));
    Draft.put(image, "role", isLead ? "lead" : "inline");
  }
}
