package io.newswire.render.nitf;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.newswire.event.Article;
import io.newswire.event.Image;
import io.newswire.render.article.Iptc;
import io.newswire.render.article.Line;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import io.newswire.render.markup.Xml;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * IPTC NITF 3.6. The disclosure is the body's first paragraph and an {@code ed-msg}; the editor's line
 * is the {@code tagline}. A kill is {@code management-status="canceled"}, a correction a
 * {@code correction} element.
 */
@Component
final class NitfRenderer implements Renderer {
  // ISO 8601's basic form is what NITF's norm attributes have always held.
  private static final DateTimeFormatter NORM = DateTimeFormatter
      .ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Override
  public String format() {
    return "nitf";
  }

  @Override
  public String mediaType() {
    return "application/nitf+xml";
  }

  @Override
  public String render(Story story) {
    return story.write(page -> Xml.document(page, xml -> document(xml, story)));
  }

  private static void document(Xml xml, Story story) {
    xml.open("nitf", "xmlns",
        "http://iptc.org/std/NITF/2006-10-18/",
        "version", "-//IPTC//DTD NITF 3.6//EN", "baselang", story.article().getLanguage());
    head(xml, story);
    xml.open("body");
    bodyHead(xml, story);
    xml.open("body.content");
    content(xml, story);
    xml.close();
    if (story.isUsable() && story.editorsLine() != null) {
      xml.open("body.end").element("tagline", story.editorsLine()).close();
    }
    xml.close().close();
  }

  private static void head(Xml xml, Story story) {
    var article = story.article();
    xml.open("head").element("title", article.getHeadline());
    if (story.isUsable()) {
      meta(xml, "short-headline", article.getShortHeadline());
      meta(xml, "slug", article.getSlug());
      meta(xml, "source", article.getSource());
      article.getSections().forEach(section -> meta(xml, "section", section));
      var underwriter = article.getUnderwriter();
      if (underwriter != null) {
        meta(xml, "underwriter", underwriter.getName());
        meta(xml, "underwriter-url", underwriter.getUrl());
      }
      subjects(xml, story);
    }
    docdata(xml, story);
    if (story.isUsable()) {
      xml.empty("pubdata", "type", "web", "date.publication", NORM.format(article.getPublishedAt()),
          "name", article.getPublication().getName(), "ex-ref", story.link());
      article.getContributors().forEach(contributor -> xml.empty("revision-history",
          "name", contributor.getName(), "function", switch (contributor.getRole()) {
            case AUTHOR -> "writer-author";
            case EDITOR -> "editor";
            case PHOTOGRAPHER -> "photographer";
            case TRANSLATOR, OTHER -> "other";
          }));
    }
    xml.close();
  }

  private static void meta(Xml xml, String name, @Nullable String content) {
    if (content != null && !content.isBlank()) {
      xml.empty("meta", "name", name, "content", content);
    }
  }

  private static void subjects(Xml xml, Story story) {
    var type = story.article().getContentType();
    xml.open("tobject", "tobject.type", type.getSlug());
    xml.empty("tobject.property", "tobject.property.type", type.getLabel());
    for (var subject : story.article().getSubjects()) {
      var isIptc = Iptc.isMediaTopic(subject);
      xml.empty("tobject.subject",
          "tobject.subject.ipr", isIptc ? "IPTC" : subject.getScheme(),
          // An NMTOKEN: other vocabularies' codes may hold anything.
          "tobject.subject.refnum", isIptc
              ? Iptc.codeOf(subject)
              : subject.getCode().replaceAll("[^\\w.:-]", "_"),
          "tobject.subject.matter", subject.getName());
    }
    xml.close();
  }

  private static void docdata(Xml xml, Story story) {
    var article = story.article();
    xml.open("docdata", "management-status",
        article.getPubStatus().name().toLowerCase(Locale.ROOT));
    if (article.getCorrectionNote() != null && story.isUsable()) {
      xml.empty("correction", "info", article.getCorrectionNote(), "id-string", article.getId());
    }
    xml.empty("doc-id", "id-string", article.getId(),
        "regsrc", article.getPublication().getName());
    if (article.getUrgency() != null) {
      xml.empty("urgency", "ed-urg", article.getUrgency().toString());
    }
    xml.empty("date.issue", "norm", NORM.format(article.getPublishedAt()));
    xml.empty("date.release", "norm", NORM.format(releaseOf(article)));
    if (article.getExpiresAt() != null) {
      xml.empty("date.expire", "norm", NORM.format(article.getExpiresAt()));
    }
    if (story.editorialNote() != null) {
      xml.empty("ed-msg", "msg-type", "note", "info", story.editorialNote());
    }
    xml.empty("du-key", "key", article.getId(), "version", "r" + article.getRevision());
    if (story.isUsable()) {
      if (article.getCopyright() != null) {
        xml.empty("doc.copyright", "holder", article.getCopyright());
      }
      if (!article.getKeywords().isEmpty()) {
        xml.open("key-list");
        article.getKeywords().forEach(keyword -> xml.empty("keyword", "key", keyword));
        xml.close();
      }
    }
    xml.close();
  }

  /** When this revision may be shown: an embargo that has ended before it was made holds nothing back. */
  private static Instant releaseOf(Article article) {
    var embargo = article.getEmbargoUntil();
    return embargo != null && embargo.isAfter(article.getUpdatedAt())
        ? embargo
        : article.getUpdatedAt();
  }

  private static void bodyHead(Xml xml, Story story) {
    var article = story.article();
    xml.open("body.head").open("hedline").element("hl1", article.getHeadline());
    if (story.isUsable()) {
      xml.element("hl2", article.getShortHeadline());
    }
    xml.close();
    if (story.isUsable()) {
      if (article.getUsageTerms() != null) {
        xml.open("rights").element("rights.limitations", article.getUsageTerms()).close();
      }
      byline(xml, story);
      xml.open("distributor").element("org", article.getPublication().getName()).close();
      dateline(xml, story);
      if (article.getStandfirst() != null) {
        xml.open("abstract").element("p", article.getStandfirst()).close();
      }
    }
    xml.close();
  }

  private static void byline(Xml xml, Story story) {
    xml.element("byline", story.byline());
    story.furtherCredits().forEach(line -> xml.element("byline", line));
  }

  private static void dateline(Xml xml, Story story) {
    var article = story.article();
    if (!article.getPlaces().isEmpty()) {
      xml.open("dateline").element("location", article.getPlaces().getFirst())
          .empty("story.date", "norm", NORM.format(article.getPublishedAt())).close();
    }
  }

  private static void content(Xml xml, Story story) {
    if (!story.isUsable()) {
      xml.element("p", story.notice());
      return;
    }
    // The other lines stand in the head.
    lines(xml, story.preface(), Set.of(Line.Kind.DISCLOSURE, Line.Kind.CORRECTION));
    var lead = story.leadImage();
    if (lead != null) {
      media(xml, lead);
    }
    new NitfBody(xml).write(story.body());
    story.imagesOutsideBody().forEach(image -> media(xml, image));
    lines(xml, story.afterword(), EnumSet.allOf(Line.Kind.class));
  }

  private static void lines(Xml xml, List<Line> lines, Set<Line.Kind> kinds) {
    lines.stream().filter(line -> kinds.contains(line.kind())).forEach(line -> xml.element("p",
        line.text(), "class", line.kind().name().toLowerCase(Locale.ROOT)));
  }

  private static void media(Xml xml, Image image) {
    xml.open("media", "media-type", "image")
        .empty("media-reference", "source", image.getUrl(), "mime-type", image.getMediaType(),
            "alternate-text", image.getAlt(), "source-credit", image.getCredit(),
            "width", image.getWidth(), "height", image.getHeight())
        .element("media-caption", image.getCaption())
        .element("media-producer", image.getCredit())
        .close();
  }
}
