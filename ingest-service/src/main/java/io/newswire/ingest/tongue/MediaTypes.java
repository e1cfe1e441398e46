package io.newswire.ingest.tongue;

/** The media types of articles that are not in our own JSON, without parameters. */
public final class MediaTypes {
  public static final String MARKDOWN = "text/markdown";
  public static final String ATOM = "application/atom+xml";
  public static final String NINJS = "application/ninjs+json";
  public static final String IPTC_NINJS = "application/vnd.iptc.ninjs+json";
  public static final String NITF = "application/nitf+xml";
  public static final String NEWSML = "application/vnd.iptc.g2.newsitem+xml";

  private MediaTypes() {}
}
