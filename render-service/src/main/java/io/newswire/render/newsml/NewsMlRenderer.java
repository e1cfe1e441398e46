package io.newswire.render.newsml;

import java.util.Locale;
import java.util.Map;

import io.newswire.event.Contributor;
import io.newswire.event.ContributorRole;
import io.newswire.event.Image;
import io.newswire.render.article.Iptc;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import io.newswire.render.markup.Xml;
import org.springframework.stereotype.Component;

/**
 * IPTC NewsML-G2 2.35, a NewsItem of Power conformance (https://iptc.org/standards/newsml-g2/). The
 * disclosure stands in the text, in edNote and, as a code of ours, in genre. A kill is
 * {@code stat:canceled}; a correction carries the signal {@code sig:correction}.
 */
@Component
final class NewsMlRenderer implements Renderer {
  private static final String CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml";
  private static final Map<ContributorRole, String> ROLES = Map.of(
      ContributorRole.EDITOR, "contribrole:editor",
      ContributorRole.PHOTOGRAPHER, "contribrole:photographer",
      ContributorRole.TRANSLATOR, "contribrole:translator");

  @Override
  public String format() {
    return "newsml-g2";
  }

  @Override
  public String mediaType() {
    return "application/vnd.iptc.g2.newsitem+xml";
  }

  @Override
  public String render(Story story) {
    return story.write(page -> Xml.document(page, xml -> item(xml, story)));
  }

  private static void item(Xml xml, Story story) {
    var article = story.article();
    xml.open("newsItem",
        "xmlns", "http://iptc.org/std/nar/2006-10-01/",
        "guid", article.getId(),
        "version", String.valueOf(article.getRevision()),
        "standard", "NewsML-G2",
        "standardversion", "2.35",
        "conformance", "power",
        "xml:lang", article.getLanguage(),
        "dir", story.labels().direction());
    xml.empty("catalogRef", "href", CATALOG);
    if (story.isUsable()) {
      rights(xml, story);
    }
    itemMeta(xml, story);
    contentMeta(xml, story);
    pictures(xml, story);
    contentSet(xml, story);
    xml.close();
  }

  private static void rights(Xml xml, Story story) {
    var article = story.article();
    var publication = article.getPublication();
    xml.open("rightsInfo")
        .open("copyrightHolder", "uri", publication.getHomePage())
        .element("name", publication.getName()).close()
        .element("copyrightNotice", article.getCopyright())
        .element("usageTerms", article.getUsageTerms())
        .close();
  }

  private static void itemMeta(Xml xml, Story story) {
    var article = story.article();
    var publication = article.getPublication();
    xml.open("itemMeta").empty("itemClass", "qcode", "ninat:text")
        .open("provider", "uri", publication.getHomePage())
        .element("name", publication.getName()).close()
        .element("versionCreated", story.updated())
        .element("firstCreated", story.published());
    xml.element("embargoed", article.getEmbargoUntil());
    xml.empty("pubStatus", "qcode",
        "stat:" + article.getPubStatus().name().toLowerCase(Locale.ROOT));
    xml.element("title", article.getHeadline());
    xml.element("edNote", story.editorialNote());
    if (article.getCorrectionNote() != null && story.isUsable()) {
      xml.empty("signal", "qcode", "sig:correction");
    }
    if (story.isUsable()) {
      xml.element("expires", article.getExpiresAt());
    }
    xml.empty("link", "rel", "irel:seeAlso", "href", story.link(), "contenttype", "text/html");
    xml.close();
  }

  private static void contentMeta(Xml xml, Story story) {
    var article = story.article();
    xml.open("contentMeta");
    if (!story.isUsable()) {
      xml.empty("language", "tag", article.getLanguage());
      xml.element("headline", article.getHeadline());
      xml.close();
      return;
    }
    xml.element("urgency", article.getUrgency());
    xml.element("contentCreated", story.published());
    xml.element("contentModified", story.updated());
    article.getPlaces().stream().limit(1).forEach(place -> xml.open("located")
        .element("name", place).close());
    people(xml, story);
    if (article.getSource() != null) {
      xml.open("infoSource", "literal", article.getSource()).element("name", article.getSource())
          .close();
    }
    underwriter(xml, story);
    xml.empty("language", "tag", article.getLanguage());
    genre(xml, story);
    article.getKeywords().forEach(keyword -> xml.element("keyword", keyword));
    article.getSections().forEach(section -> xml
        .open("subject", "type", "cpnat:abstract", "literal", section, "why", "why:direct")
        .element("name", section).close());
    subjects(xml, story);
    article.getPlaces().forEach(place -> xml
        .open("subject", "type", "cpnat:geoArea", "literal", place).element("name", place)
        .close());
    xml.element("slugline", article.getSlug());
    xml.element("headline", article.getHeadline());
    xml.element("headline", article.getShortHeadline(), "role", "hldrole:short");
    article.getPlaces().stream().limit(1).forEach(place -> xml.element("dateline", place));
    xml.element("by", story.byline());
    xml.element("creditline", article.getSource());
    xml.element("description", story.summary(), "role", "drol:summary");
    xml.close();
  }

  private static void people(Xml xml, Story story) {
    var contributors = story.article().getContributors();
    contributors.stream().filter(it -> it.getRole() == ContributorRole.AUTHOR)
        .forEach(author -> person(xml, "creator", author));
    contributors.stream().filter(it -> it.getRole() != ContributorRole.AUTHOR)
        .forEach(contributor -> person(xml, "contributor", contributor));
  }

  private static void person(Xml xml, String element, Contributor contributor) {
    xml.open(element, "uri", contributor.getUrl(),
        "literal", contributor.getUrl() == null ? contributor.getName() : null,
        "role", ROLES.get(contributor.getRole())).element("name", contributor.getName()).close();
  }

  private static void underwriter(Xml xml, Story story) {
    var underwriter = story.article().getUnderwriter();
    if (underwriter != null) {
      xml.open("infoSource", "uri", underwriter.getUrl(),
          "literal", underwriter.getUrl() == null ? underwriter.getName() : null,
          "role", "isrol:sponsor").element("name", underwriter.getName()).close();
    }
  }

  private static void genre(Xml xml, Story story) {
    var type = story.article().getContentType();
    var code = Iptc.genreOf(type);
    if (code != null) {
      xml.open("genre", "qcode", "genre:" + code).element("name", type.getLabel()).close();
    }
    xml.open("genre", "uri", type.getUri()).element("name", type.getLabel());
    xml.element("definition", type.getDisclosure());
    xml.close();
  }

  private static void subjects(Xml xml, Story story) {
    for (var subject : story.article().getSubjects()) {
      var isMediaTopic = Iptc.isMediaTopic(subject);
      xml.open("subject", "type", "cpnat:abstract",
          "qcode", isMediaTopic ? "medtop:" + Iptc.codeOf(subject) : null,
          "uri", isMediaTopic ? null : Iptc.uriOf(subject))
          .element("name", subject.getName()).close();
    }
  }

  private static void pictures(Xml xml, Story story) {
    if (!story.isUsable()) {
      return;
    }
    for (var image : story.article().getImages()) {
      xml.open("assert", "uri", image.getUrl())
          .element("name", alternative(image))
          .element("definition", image.getCaption())
          .element("note", image.getCredit(), "role", "nrol:credit").close();
    }
  }

  private static String alternative(Image image) {
    return image.getAlt() == null || image.getAlt().isBlank() ? image.getUrl() : image.getAlt();
  }

  private static void contentSet(Xml xml, Story story) {
    var article = story.article();
    xml.open("contentSet").open("inlineXML", "contenttype", "application/xhtml+xml",
        "xml:lang", article.getLanguage())
        .open("html", "xmlns", "http://www.w3.org/1999/xhtml")
        .open("head").element("title", article.getHeadline()).close()
        .open("body").raw(story.fragment()).close()
        .close().close();
    if (story.isUsable()) {
      for (var image : article.getImages()) {
        xml.empty("remoteContent", "rendition", "rnd:highRes", "href", image.getUrl(),
            "contenttype", image.getMediaType(),
            "width", image.getWidth(), "height", image.getHeight());
      }
    }
    xml.close();
  }
}
