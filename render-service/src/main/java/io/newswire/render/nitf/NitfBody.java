package io.newswire.render.nitf;

import java.util.List;

import io.newswire.render.article.Blocks;
import io.newswire.render.article.Xml;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** A body in NITF's elements, which are HTML's of 1999 and a few of its own. */
final class NitfBody {
  private final Xml xml;

  NitfBody(Xml xml) {
    this.xml = xml;
  }

  /** Writes the blocks; text that stands between them becomes paragraphs. */
  void write(Element parent) {
    var inParagraph = false;
    for (Node child : parent.childNodes()) {
      if (Blocks.isBlock(child)) {
        inParagraph = endParagraph(inParagraph);
        block((Element) child);
      } else if (inParagraph || !Blocks.isBlank(child)) {
        if (!inParagraph) {
          xml.open("p");
          inParagraph = true;
        }
        inline(child);
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

  private void block(Element element) {
    switch (element.normalName()) {
      case "p", "summary", "figcaption" -> paragraph(element);
      case "h1", "h2", "h3", "h4", "h5", "h6" -> inlineOf("hl2", element);
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
      case "iframe" -> xml.open("p").element("a", element.attr("src"), "href", element.attr("src"))
          .close();
      default -> write(element);
    }
  }

  /** A paragraph; where it holds a picture, that comes out of it. */
  private void paragraph(Element element) {
    if (Blocks.holdsBlocks(element)) {
      write(element);
    } else if (element.hasText()) {
      inlineOf("p", element);
    }
  }

  private void inlineOf(String name, Element element) {
    xml.open(name);
    element.childNodes().forEach(this::inline);
    xml.close();
  }

  private void list(Element list) {
    var items = childrenOf(list, "li");
    if (items.isEmpty()) {
      write(list);
      return;
    }
    xml.open(list.normalName());
    for (var item : items) {
      xml.open("li");
      mixed(item);
      xml.close();
    }
    xml.close();
  }

  /** Text and blocks side by side, as list items and cells may have them. */
  private void mixed(Element element) {
    if (Blocks.holdsBlocks(element)) {
      write(element);
    } else {
      element.childNodes().forEach(this::inline);
    }
  }

  private void definitions(Element list) {
    var entries = list.children().stream()
        .filter(child -> child.nameIs("dt") || child.nameIs("dd")).toList();
    if (entries.isEmpty()) {
      write(list);
      return;
    }
    xml.open("dl");
    for (var entry : entries) {
      xml.open(entry.normalName());
      if (entry.nameIs("dd")) {
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
    var caption = table.selectFirst("> caption");
    if (caption != null) {
      xml.element("caption", caption.text());
    }
    for (var row : table.select("> tr, > thead > tr, > tbody > tr, > tfoot > tr")) {
      var cells = row.children().stream()
          .filter(cell -> cell.nameIs("td") || cell.nameIs("th")).toList();
      if (!cells.isEmpty()) {
        xml.open("tr");
        cells.forEach(this::cell);
        xml.close();
      }
    }
    xml.close();
  }

  private void cell(Element cell) {
    xml.open(cell.normalName(), "colspan", number(cell, "colspan"),
        "rowspan", number(cell, "rowspan"));
    mixed(cell);
    xml.close();
  }

  private void figure(Element figure) {
    var image = Blocks.first(figure, "img");
    if (image == null) {
      write(figure);
      return;
    }
    picture(image, Blocks.first(figure, "figcaption"));
  }

  private void picture(Element image, @org.jspecify.annotations.Nullable Element caption) {
    xml.open("media", "media-type", "image")
        .empty("media-reference", "source", image.attr("src"), "alternate-text", image.attr("alt"),
            "width", number(image, "width"), "height", number(image, "height"));
    if (caption != null) {
      xml.element("media-caption", caption.text());
    }
    xml.close();
  }

  private static @org.jspecify.annotations.Nullable String number(Element element, String name) {
    var value = element.attr(name);
    return !value.isEmpty() && value.chars().allMatch(NitfBody::isDigit) ? value : null;
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private void inline(Node node) {
    switch (node) {
      case TextNode text -> xml.text(text.getWholeText());
      case Element element -> inline(element);
      default -> {
        // a comment is nothing to read
      }
    }
  }

  private void inline(Element element) {
    switch (element.normalName()) {
      case "br" -> xml.empty("br");
      case "a" -> {
        xml.open("a", "href", element.hasAttr("href") ? element.attr("href") : null);
        element.childNodes().forEach(this::inline);
        xml.close();
      }
      case "em", "i", "cite", "dfn", "var" -> emphasis(element, "italic");
      case "strong", "b", "mark" -> emphasis(element, "bold");
      case "u", "ins" -> emphasis(element, "underline");
      case "q" -> inlineOf("q", element);
      default -> element.childNodes().forEach(this::inline);
    }
  }

  private void emphasis(Element element, String kind) {
    xml.open("em", "class", kind);
    element.childNodes().forEach(this::inline);
    xml.close();
  }

  private static List<Element> childrenOf(Element parent, String name) {
    return parent.children().stream().filter(child -> child.nameIs(name)).toList();
  }
}
