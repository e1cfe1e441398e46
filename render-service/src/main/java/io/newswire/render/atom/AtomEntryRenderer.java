package io.newswire.render.atom;

import static io.newswire.render.markup.Markup.element;
import static io.newswire.render.markup.Markup.escape;

import io.newswire.event.Contributor;
import io.newswire.event.ContributorRole;
import io.newswire.event.Image;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One {@code <entry>} after RFC 4287, a document of its own: it declares its namespaces, within a feed
 * once more.
 */
@Component
final class AtomEntryRenderer implements Renderer {
  @Override
  public String format() {
    return "atom-entry";
  }

  @Override
  public String mediaType() {
    return "application/atom+xml;type=entry;charset=utf-8";
  }

  @Override
  public String render(Story story) {
    return story.write(page -> {
      write(page.text(), story);
      page.paste(story.escapedFragment());
      page.text().append("</content>");
      if (story.isUsable()) {
        // Behind the content: a reader that knows no namespaces takes the first "content" for it.
        story.article().getImages().forEach(image -> media(page.text(), image));
      }
      page.text().append("</entry>");
    });
  }

  private static void write(StringBuilder entry, Story story) {
    var article = story.article();
    entry.append("<entry xmlns=\"http://www.w3.org/2005/Atom\"")
        .append(" xmlns:media=\"http://search.yahoo.com/mrss/\"")
        .append(article.getEmbargoUntil() == null
            ? ""
            : " xmlns:dcterms=\"http://purl.org/dc/terms/\"")
        .append(" xml:lang=\"")
        .append(escape(article.getLanguage())).append("\">");
    element(entry, "id", article.getId());
    element(entry, "title", article.getHeadline());
    element(entry, "updated", story.updated());
    element(entry, "published", story.published());
    if (article.getEmbargoUntil() != null) {
      element(entry, "dcterms:available", article.getEmbargoUntil().toString());
    }
    entry.append("<link rel=\"alternate\" type=\"text/html\" href=\"").append(escape(story.link()))
        .append("\"/>");
    enclosure(entry, story);
    authors(entry, story);
    if (story.isUsable()) {
      licence(entry, story);
      categories(entry, story);
      element(entry, "rights", article.getCopyright());
    }
    element(entry, "summary", story.summary());
    entry.append("<content type=\"html\">");
  }

  // RFC 4946 §2: a licence is a link.
  private static void licence(StringBuilder entry, Story story) {
    var licence = story.licence();
    if (licence != null) {
      entry.append("<link rel=\"license\"");
      attribute(entry, "href", licence);
      entry.append("/>");
    }
  }

  private static void enclosure(StringBuilder entry, Story story) {
    var image = story.isUsable() ? story.leadImage() : null;
    if (image != null) {
      entry.append("<link rel=\"enclosure\"");
      attribute(entry, "type", image.getMediaType());
      attribute(entry, "href", image.getUrl());
      entry.append("/>");
    }
  }

  // RFC 4287 §4.1.2: an entry has an author, itself or through its feed; ours always says who.
  private static void authors(StringBuilder entry, Story story) {
    var authors = story.isUsable()
        ? story.article().getContributors().stream()
            .filter(contributor -> contributor.getRole() == ContributorRole.AUTHOR).toList()
        : java.util.List.<Contributor>of();
    if (authors.isEmpty()) {
      var publication = story.article().getPublication();
      person(entry, "author", publication.getName(), publication.getHomePage(), null);
    }
    authors.forEach(author -> person(entry, "author", author));
    if (story.isUsable()) {
      story.article().getContributors().stream()
          .filter(contributor -> contributor.getRole() != ContributorRole.AUTHOR)
          .forEach(contributor -> person(entry, "contributor", contributor));
    }
  }

  private static void person(StringBuilder entry, String element, Contributor contributor) {
    person(entry, element, contributor.getName(), contributor.getUrl(), contributor.getEmail());
  }

  private static void person(StringBuilder entry, String element, String name, @Nullable String uri,
      @Nullable String email) {
    entry.append('<').append(element).append('>');
    element(entry, "name", name);
    element(entry, "uri", uri);
    element(entry, "email", email);
    entry.append("</").append(element).append('>');
  }

  private static void categories(StringBuilder entry, Story story) {
    var article = story.article();
    var type = article.getContentType();
    category(entry, "urn:newswire:content-type", type.getSlug(), type.getLabel());
    article.getSections()
        .forEach(section -> category(entry, "urn:newswire:section", section, null));
    article.getSubjects().forEach(
        subject -> category(entry, subject.getScheme(), subject.getCode(), subject.getName()));
    article.getKeywords().forEach(keyword -> category(entry, null, keyword, null));
  }

  private static void category(StringBuilder entry, @Nullable String scheme, String term,
      @Nullable String label) {
    entry.append("<category");
    attribute(entry, "scheme", scheme);
    attribute(entry, "term", term);
    attribute(entry, "label", label);
    entry.append("/>");
  }

  private static void attribute(StringBuilder entry, String name, @Nullable Object value) {
    if (value != null) {
      entry.append(' ').append(name).append("=\"").append(escape(value.toString())).append('"');
    }
  }

  private static void media(StringBuilder entry, Image image) {
    entry.append("<media:content medium=\"image\"");
    attribute(entry, "url", image.getUrl());
    attribute(entry, "type", image.getMediaType());
    attribute(entry, "width", image.getWidth());
    attribute(entry, "height", image.getHeight());
    entry.append('>');
    element(entry, "media:title", image.getAlt());
    element(entry, "media:description", image.getCaption());
    element(entry, "media:credit", image.getCredit());
    entry.append("</media:content>");
  }
}
