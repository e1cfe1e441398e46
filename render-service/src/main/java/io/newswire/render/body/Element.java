package io.newswire.render.body;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.TextNode;

/**
 * An element of a body, and the body itself. It never changes; what every format asks of it is worked
 * out when it is made, its plain text when it is first wanted.
 */
public final class Element implements Node {
  private final org.jsoup.nodes.Element source;
  private final String name;
  private final List<Node> nodes;
  private final boolean isBlock;
  private final boolean holdsBlocks;
  private final boolean hasText;
  private @Nullable String text;

  private Element(org.jsoup.nodes.Element source) {
    this.source = source;
    this.name = source.normalName();
    this.isBlock = isBlock(name);
    var children = new ArrayList<Node>(source.childNodeSize());
    var blocks = false;
    var words = false;
    for (var at = 0; at < source.childNodeSize(); at++) {
      var child = source.childNode(at);
      if (child instanceof TextNode written) {
        var run = Words.of(written.getWholeText());
        words |= !run.isBlank();
        children.add(run);
      } else if (child instanceof org.jsoup.nodes.Element inner) {
        var element = new Element(inner);
        blocks |= element.isBlock || element.holdsBlocks;
        words |= element.hasText;
        children.add(element);
      }
    }
    this.nodes = List.copyOf(children);
    this.holdsBlocks = blocks;
    this.hasText = words;
  }

  /** Parses the HTML of a body. */
  public static Element bodyOf(String html) {
    var document = Jsoup.parseBodyFragment(html);
    document.outputSettings().prettyPrint(false);
    return new Element(document.body());
  }

  // A picture or an embed is a block wherever it stands.
  private static boolean isBlock(String name) {
    return switch (name) {
      case "p", "div", "section", "aside", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl",
          "dt", "dd", "li", "blockquote", "figure", "figcaption", "table", "pre", "hr", "details",
          "summary", "iframe", "img" ->
        true;
      default -> false;
    };
  }

  /** In lower case. */
  public String name() {
    return name;
  }

  public boolean is(String other) {
    return name.equals(other);
  }

  /** Text and elements within it; comments are left out. */
  public List<Node> nodes() {
    return nodes;
  }

  /** The elements directly within it. */
  public List<Element> elements() {
    var elements = new ArrayList<Element>(nodes.size());
    for (var node : nodes) {
      if (node instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  /** Whether it stands as a block of its own and does not run within a line. */
  public boolean isBlock() {
    return isBlock;
  }

  /** Whether any block stands within it, at any depth. */
  public boolean holdsBlocks() {
    return holdsBlocks;
  }

  /** Whether any words stand within it, at any depth. */
  public boolean hasText() {
    return hasText;
  }

  /** Whether it is {@code ul} or {@code ol}. */
  public boolean isList() {
    return name.equals("ul") || name.equals("ol");
  }

  /** Of a heading, 1 to 6. */
  public int level() {
    return name.charAt(1) - '0';
  }

  /** Its words as readers see them, in one line. */
  public String text() {
    if (text == null) {
      text = source.text();
    }
    return text;
  }

  /** Its words with white space as written; a {@code br} is a line feed. */
  public String wholeText() {
    var whole = new StringBuilder();
    appendTo(whole);
    return whole.toString();
  }

  private void appendTo(StringBuilder whole) {
    for (var node : nodes) {
      switch (node) {
        case Words words -> whole.append(words.text());
        case Element element when element.is("br") -> whole.append('\n');
        case Element element -> element.appendTo(whole);
      }
    }
  }

  /** The markup within it. */
  public String html() {
    return source.html();
  }

  /** Empty where it has none of that name. */
  public String attribute(String attribute) {
    return source.attr(attribute);
  }

  public boolean hasAttribute(String attribute) {
    return source.hasAttr(attribute);
  }

  /** As written, in their order. */
  public Iterable<Attribute> attributes() {
    // jsoup makes a list for whoever asks an element that has none.
    return source.attributesSize() == 0 ? List.of() : source.attributes();
  }

  /** Whether HTML gives it no end tag, as {@code br} has none. */
  public boolean isVoid() {
    return source.tag().isSelfClosing() || source.tag().isEmpty();
  }

  /** The first of this name directly within it; null where there is none. */
  public @Nullable Element child(String wanted) {
    for (var node : nodes) {
      if (node instanceof Element element && element.is(wanted)) {
        return element;
      }
    }
    return null;
  }

  /** The first of this name within it at any depth, in the order of the text; null where there is none. */
  public @Nullable Element first(String wanted) {
    for (var node : nodes) {
      if (node instanceof Element element) {
        var found = element.is(wanted) ? element : element.first(wanted);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** All of this name within it, at any depth, in the order of the text. */
  public List<Element> all(String wanted) {
    var found = new ArrayList<Element>();
    collect(wanted, found);
    return found;
  }

  private void collect(String wanted, List<Element> found) {
    for (var node : nodes) {
      if (node instanceof Element element) {
        if (element.is(wanted)) {
          found.add(element);
        }
        element.collect(wanted, found);
      }
    }
  }
}
