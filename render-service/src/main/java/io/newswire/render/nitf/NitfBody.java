package io.newswire.render.nitf;

import java.util.List;
import java.util.Set;

import io.newswire.render.body.Element;
import io.newswire.render.body.Node;
import io.newswire.render.body.Words;
import io.newswire.render.markup.Xml;
import org.jspecify.annotations.Nullable;

/** A body in NITF's elements, which are HTML's of 1999 and a few of its own. */
final class NitfBody {
  private static final Set<String> DEFINITIONS = Set.of("dt", "dd");
  private static final Set<String> CELLS = Set.of("td", "th");

  private final Xml xml;

  NitfBody(Xml xml) {
    this.xml = xml;
  }

  /** Writes the blocks; text that stands between them becomes paragraphs. */
  void write(Element parent) {
    var inParagraph = false;
    for (var node : parent.nodes()) {
      if (node instanceof Element element && element.isBlock()) {
        inParagraph = endParagraph(inParagraph);
        block(element);
      } else if (inParagraph || isSeen(node)) {
        if (!inParagraph) {
          xml.open("p");
          inParagraph = true;
        }
        inline(node);
      }
    }
    endParagraph(inParagraph);
  }

  private boolean endParagraph(boolean inParagraph) {
    if (inParagraph) {
      xml.close();
    }
    return false;
  }

  private static boolean isSeen(Node node) {
    return switch (node) {
      case Words words -> !words.isBlank();
      case Element element -> element.hasText();
    };
  }

  private void block(Element element) {
    switch (element.name()) {
      case "p", "summary", "figcaption" -> paragraph(element);
      case "h1", "h2", "h3", "h4", "h5", "h6" -> inlinesWithin("hl2", element);
      case "ul", "ol" -> list(element);
      case "dl" -> definitions(element);
      case "blockquote" -> {
        xml.open("bq").open("block");
        write(element);
        xml.close().close();
      }
      case "pre" -> xml.element("pre", element.wholeText());
      case "hr" -> xml.empty("hr");
      case "table" -> table(element);
      case "img" -> picture(element, null);
      case "figure" -> figure(element);
      case "iframe" -> {
        var source = element.attribute("src");
        xml.open("p").element("a", source, "href", source).close();
      }
      default -> write(element);
    }
  }

  /** A paragraph; where it holds a picture, that comes out of it. */
  private void paragraph(Element element) {
    if (element.holdsBlocks()) {
      write(element);
    } else if (element.hasText()) {
      inlinesWithin("p", element);
    }
  }

  private void list(Element list) {
    var items = children(list, Set.of("li"));
    if (items.isEmpty()) {
      write(list);
      return;
    }
    xml.open(list.name());
    for (var item : items) {
      xml.open("li");
      mixed(item);
      xml.close();
    }
    xml.close();
  }

  /** Text and blocks side by side, as list items and cells may have them. */
  private void mixed(Element element) {
    if (element.holdsBlocks()) {
      write(element);
    } else {
      inlines(element);
    }
  }

  private void definitions(Element list) {
    var entries = children(list, DEFINITIONS);
    if (entries.isEmpty()) {
      write(list);
      return;
    }
    xml.open("dl");
    for (var entry : entries) {
      xml.open(entry.name());
      if (entry.is("dd")) {
        write(entry);
      } else {
        xml.text(entry.text());
      }
      xml.close();
    }
    xml.close();
  }

  private void table(Element table) {
    xml.open("table");
    var caption = table.child("caption");
    if (caption != null) {
      xml.element("caption", caption.text());
    }
    for (var part : table.elements()) {
      switch (part.name()) {
        case "tr" -> row(part);
        case "thead", "tbody", "tfoot" -> children(part, Set.of("tr")).forEach(this::row);
        default -> {
          // columns have no words
        }
      }
    }
    xml.close();
  }

  private void row(Element row) {
    var cells = children(row, CELLS);
    if (cells.isEmpty()) {
      return;
    }
    xml.open("tr");
    for (var cell : cells) {
      xml.open(cell.name(), "colspan", number(cell, "colspan"), "rowspan",
          number(cell, "rowspan"));
      mixed(cell);
      xml.close();
    }
    xml.close();
  }

  private void figure(Element figure) {
    var image = figure.first("img");
    if (image == null) {
      write(figure);
      return;
    }
    picture(image, figure.first("figcaption"));
  }

  private void picture(Element image, @Nullable Element caption) {
    xml.open("media", "media-type", "image")
        .empty("media-reference", "source", image.attribute("src"),
            "alternate-text", image.attribute("alt"),
            "width", number(image, "width"), "height", number(image, "height"));
    if (caption != null) {
      xml.element("media-caption", caption.text());
    }
    xml.close();
  }

  private static @Nullable String number(Element element, String name) {
    var value = element.attribute(name);
    return !value.isEmpty() && value.chars().allMatch(NitfBody::isDigit) ? value : null;
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private void inline(Node node) {
    switch (node) {
      case Words words -> xml.raw(words.escaped());
      case Element element -> inline(element);
    }
  }

  private void inline(Element element) {
    switch (element.name()) {
      case "br" -> xml.empty("br");
      case "a" -> {
        xml.open("a", "href", element.hasAttribute("href") ? element.attribute("href") : null);
        inlines(element);
        xml.close();
      }
      case "em", "i", "cite", "dfn", "var" -> emphasis(element, "italic");
      case "strong", "b", "mark" -> emphasis(element, "bold");
      case "u", "ins" -> emphasis(element, "underline");
      case "q" -> inlinesWithin("q", element);
      default -> inlines(element);
    }
  }

  private void emphasis(Element element, String kind) {
    xml.open("em", "class", kind);
    inlines(element);
    xml.close();
  }

  private void inlinesWithin(String name, Element element) {
    xml.open(name);
    inlines(element);
    xml.close();
  }

  private void inlines(Element parent) {
    for (var node : parent.nodes()) {
      inline(node);
    }
  }

  private static List<Element> children(Element parent, Set<String> names) {
    return parent.elements().stream().filter(child -> names.contains(child.name())).toList();
  }
}
