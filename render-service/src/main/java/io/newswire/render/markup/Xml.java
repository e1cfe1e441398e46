package io.newswire.render.markup;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** Writes XML: what is opened is closed, and all text is escaped as {@link Markup} does. */
public final class Xml {
  private final Page page;
  private final StringBuilder out;
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * A document with its declaration.
   *
   * @throws IllegalStateException where something was left open
   */
  public static void document(Page page, Consumer<Xml> content) {
    page.text().append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    fragment(page, content);
  }

  /**
   * Part of a document.
   *
   * @throws IllegalStateException where something was left open
   */
  public static void fragment(Page page, Consumer<Xml> content) {
    var xml = new Xml(page);
    content.accept(xml);
    if (!xml.open.isEmpty()) {
      throw new IllegalStateException("left open: " + xml.open);
    }
  }

  private Xml(Page page) {
    this.page = page;
    this.out = page.text();
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
    page.paste(markup);
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
}
