package io.newswire.syndication.feed;

import org.jspecify.annotations.Nullable;

/**
 * Feeds as browsers open them. Most take the media types of feeds for plain text and show the source; as
 * XML, the very same bytes are laid out by their style sheet. Browsers say by themselves that somebody
 * opens a document (Fetch Metadata), and no feed reader does, so that caches keep one copy for all readers.
 */
final class Browsers {
  /** The request header. */
  static final String DESTINATION = "Sec-Fetch-Dest";
  static final String CONTENT_TYPE = "application/xml;charset=utf-8";
  /** Nothing in a feed may run: what stands in it is text from elsewhere. */
  static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src http: https:";
  /** What answers vary by. */
  static final String VARY = "Accept-Encoding, " + DESTINATION;

  private Browsers() {}

  /** @param destination the header; null where the request has none */
  static boolean open(FeedFormat format, @Nullable String destination) {
    return format.isStyled() && "document".equals(destination);
  }
}
