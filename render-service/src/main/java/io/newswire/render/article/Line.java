package io.newswire.render.article;

/** A line around the body, in plain text. */
public record Line(Kind kind, String text) {
  /** What a line says; formats give each its looks or its element. */
  public enum Kind {
    DISCLOSURE, CORRECTION, STANDFIRST, BYLINE, EDITORS, CREDIT, PICTURE, SOURCE, COPYRIGHT
  }
}
