package io.newswire.event;

import java.util.Set;

/** Content that somebody paid for and had a say in. */
public final class PaidContent {
  private static final Set<String> SLUGS = Set.of("sponsored", "promoted");

  private PaidContent() {}

  /**
   * Whether platforms have to be told that it is advertising. An underwriter has no say in the text:
   * what is underwritten is disclosed to readers, and is no advertising.
   */
  public static boolean isShapedByWhoPaid(ContentType type) {
    return SLUGS.contains(type.getSlug());
  }
}
