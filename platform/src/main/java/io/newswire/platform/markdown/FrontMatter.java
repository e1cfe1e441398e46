package io.newswire.platform.markdown;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Markdown that begins with its fields, between two lines of three hyphens.
 *
 * @param fields in YAML, as written
 * @param body what follows, without white space at its ends
 */
public record FrontMatter(String fields, String body) {
  /** What such a text begins with. */
  public static final String FENCE = "---";

  private static final Pattern FORM = Pattern.compile(
      "\\A\\uFEFF?---[ \\t]*\\R(?<fields>.*?)^---[ \\t]*(?:\\R|\\z)(?<body>.*)\\z",
      Pattern.DOTALL | Pattern.MULTILINE);

  /** Null where the text does not begin with fields; a byte order mark may stand before them. */
  public static @Nullable FrontMatter of(String text) {
    var found = FORM.matcher(text);
    return found.matches()
        ? new FrontMatter(found.group("fields"), found.group("body").strip())
        : null;
  }
}
