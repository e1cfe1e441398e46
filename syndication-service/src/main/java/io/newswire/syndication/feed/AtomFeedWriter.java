package io.newswire.syndication.feed;

import org.springframework.stereotype.Component;

/** Atom 1.0 (RFC 4287) with tombstones (RFC 6721) and archive (RFC 5005). */
@Component
final class AtomFeedWriter implements FeedWriter {
  private static final Piece FOOT = Piece.of("</feed>\n");

  @Override
  public FeedFormat format() {
    return FeedFormat.ATOM;
  }

  @Override
  public Piece between() {
    return Xml.NOTHING;
  }

  @Override
  public Piece foot() {
    return FOOT;
  }

  @Override
  public String head(FeedProfile profile, FeedContent content) {
    var publication = profile.publication();
    var atom = new StringBuilder(Xml.DECLARATION).append(Xml.stylesheet(profile))
        .append("<feed xmlns=\"http://www.w3.org/2005/Atom\"").append(Xml.NAMESPACES);
    var language = profile.languageOf(content);
    if (language != null) {
      atom.append(" xml:lang=\"").append(Xml.escape(language)).append('"');
    }
    atom.append(">\n")
        .append(Xml.element("id", profile.url(format())))
        .append(Xml.element("title", profile.title()))
        .append(Xml.element("subtitle", profile.description()))
        .append(Xml.element("updated", content.feed().changedAt().toString()))
        // RFC 4287 §4.1.1: needed where an entry names no author of its own.
        .append("<author>\n")
        .append(Xml.element("name", publication.name()))
        .append(Xml.element("uri", publication.homePage()))
        .append("</author>\n")
        .append(Xml.links("link", format(), profile, content.archive()))
        .append("<link rel=\"alternate\" type=\"text/html\" href=\"")
        .append(Xml.escape(publication.homePage())).append("\"/>\n")
        .append(Xml.element("generator", "Newswire"));
    if (profile.image() != null) {
      atom.append(Xml.element("icon", profile.image()))
          .append(Xml.element("logo", profile.image()));
    }
    content.tombstones().forEach(tombstone -> atom.append(Xml.deletedEntry(tombstone)));
    return atom.toString();
  }
}
