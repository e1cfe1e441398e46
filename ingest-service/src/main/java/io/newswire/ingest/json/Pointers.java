package io.newswire.ingest.json;

/** JSON Pointers (RFC 6901) into what a sender wrote. */
final class Pointers {
  private static final int LONGEST = 200;

  private Pointers() {}

  static String child(String parent, String name) {
    // RFC 6901 §3: ~ and / are escaped, ~ first.
    return printable(parent + "/" + name.replace("~", "~0").replace("/", "~1"));
  }

  static String child(String parent, int index) {
    return parent + "/" + index;
  }

  /** Names are the sender's: a half surrogate cannot be answered in UTF-8, and a long one need not. */
  static String printable(String pointer) {
    var safe = new StringBuilder();
    pointer.codePoints().limit(LONGEST)
        .map(c -> Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
        .forEach(safe::appendCodePoint);
    return safe.toString();
  }
}
