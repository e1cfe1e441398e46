package io.newswire.local.post;

/** A file that holds no article. */
public final class UnreadableArticle extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableArticle(String name, String why) {
    super(name + " cannot be posted: " + why + ".");
  }
}
