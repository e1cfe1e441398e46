package io.newswire.render.markup;

import java.util.ArrayList;
import java.util.List;

/**
 * What a rendition is written on, again and again: what has grown for one need not grow for the next.
 * Long text that is there already is not copied onto it and off again, but joined with the rest at the
 * end.
 */
public final class Page {
  private static final int LONG = 1_024;

  private final StringBuilder text;
  // What stands before the text, in pieces.
  private final List<String> before = new ArrayList<>();

  /** @param capacity how many characters are likely to be written on it */
  public Page(int capacity) {
    this.text = new StringBuilder(capacity);
  }

  /** Its end, to write on; what was written before may be there no more. */
  public StringBuilder text() {
    return text;
  }

  /** Adds a text that is there already. */
  public Page paste(String there) {
    if (there.length() < LONG) {
      text.append(there);
    } else {
      before.add(text.toString());
      before.add(there);
      text.setLength(0);
    }
    return this;
  }

  /** All that was written since the last time; the page is empty again. */
  public String take() {
    var end = text.toString();
    text.setLength(0);
    if (before.isEmpty()) {
      return end;
    }
    before.add(end);
    var all = String.join("", before);
    before.clear();
    return all;
  }
}
