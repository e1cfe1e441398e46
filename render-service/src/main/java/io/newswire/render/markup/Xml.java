package io.newswire.render.markup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Writes XML: what is opened is closed, and all text is escaped as {@link Markup} does. */
public final class Xml {
  private static final int LONG = 1_024;

  private final StringBuilder out;
  // What stands before what out holds: long markup is not copied onto the page and off it again.
  private final List<String> before = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();

  /** Begins a document with its declaration. */
  public static Xml document(StringBuilder page) {
    return new Xml(page.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
  }

  /** Begins a fragment. */
  public static Xml fragment(StringBuilder page) {
    return new Xml(page);
  }

  private Xml(StringBuilder out) {
    this.out = out;
  }

  /** A start tag; attributes are pairs of name and value, those without a value are left out. */
  public Xml open(String name, @Nullable Object... attributes) {
    tag(name, attributes);
    out.append('>');
    open.push(name);
    return this;
  }

  /** The end tag of what was opened last. */
  public Xml close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element without content. */
  public Xml empty(String name, @Nullable Object... attributes) {
    tag(name, attributes);
    out.append("/>");
    return this;
  }

  /** An element with text, or nothing where there is no text. */
  public Xml element(String name, @Nullable Object text, @Nullable Object... attributes) {
    if (text != null && !text.toString().isBlank()) {
      tag(name, attributes);
      out.append('>');
      Markup.append(out, text.toString());
      out.append("</").append(name).append('>');
    }
    return this;
  }

  public Xml text(String text) {
    Markup.append(out, text);
    return this;
  }

  /** Markup that is well-formed already. */
  public Xml raw(String markup) {
    if (markup.length() < LONG) {
      out.append(markup);
    } else {
      before.add(out.toString());
      before.add(markup);
      out.setLength(0);
    }
    return this;
  }

  private void tag(String name, @Nullable Object... attributes) {
    out.append('<').append(name);
    for (var at = 0; at < attributes.length; at += 2) {
      var value = attributes[at + 1];
      if (value != null) {
        out.append(' ').append(attributes[at]).append("=\"");
        Markup.append(out, value.toString());
        out.append('"');
      }
    }
  }

  /** @throws IllegalStateException where something was left open */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("left open: " + open);
    }
    if (before.isEmpty()) {
      return out.toString();
    }
    var parts = new ArrayList<>(before);
    parts.add(out.toString());
    return String.join("", parts);
  }
}
