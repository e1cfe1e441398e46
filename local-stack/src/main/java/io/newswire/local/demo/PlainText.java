package io.newswire.local.demo;

/** Markup reduced to what a reader reads, so that a sentence is found whatever encloses it. */
final class PlainText {
  private PlainText() {}

  static String of(String markup) {
    return markup.replaceAll("<[^>]*>", " ")
        .replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'")
        .replace("&apos;", "'").replace("&nbsp;", " ").replace("&amp;", "&")
        .replaceAll("\\s+", " ").strip();
  }

  /** Whether the sentence stands in the text. */
  static boolean contains(String text, String sentence) {
    return of(text).contains(of(sentence));
  }
}
