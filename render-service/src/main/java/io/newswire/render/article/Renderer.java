package io.newswire.render.article;

/**
 * One format. A new format is a new class: a Spring bean in a package of its own, nothing else
 * changes.
 */
public interface Renderer {
  /** The format's name on the wire, such as {@code html} or {@code rss-item}. */
  String format();

  /** The media type with its parameters. */
  String mediaType();

  /**
   * Whether it is for our own site alone. Every other format goes to partners, and is rendered from a
   * story without the pictures that they may not have; where there are none such, they get the same, and
   * there is no rendition of this.
   */
  default boolean isOurOwnPage() {
    return false;
  }

  /**
   * The whole rendition. Before the body stand label, disclosure, underwriter, correction, authors
   * and editors; a killed or withheld article has no body, only its notice.
   */
  String render(Story story);
}
