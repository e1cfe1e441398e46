package io.newswire.render.applenews;

import static java.util.stream.Collectors.joining;

import java.util.Set;

import io.newswire.render.body.Element;
import io.newswire.render.body.Node;
import io.newswire.render.body.Words;
import io.newswire.render.markup.Markup;
import io.newswire.render.markup.Spaces;

/** A body as components: runs of paragraphs and lists are one, whatever else is one of its own. */
final class AppleNewsBody {
  // What a component with format "html" may hold.
  private static final Set<String> INLINE = Set.of("b", "code", "del", "em", "i", "s", "samp",
      "strong", "sub", "sup");

  private final Components components;
  private final StringBuilder run = new StringBuilder(1_024);
  // A quote can hold nothing but text: within one, everything is.
  private boolean isInQuote;

  /** @param components where they go */
  AppleNewsBody(Components components) {
    this.components = components;
  }

  void write(Element body) {
    blocks(body);
    endRun("body");
  }

  private void blocks(Element parent) {
    var begin = beginParagraph();
    for (var node : parent.nodes()) {
      if (node instanceof Element element && element.isBlock()) {
        endParagraph(begin);
        block(element);
        begin = beginParagraph();
      } else {
        inline(node);
      }
    }
    endParagraph(begin);
  }

  private int beginParagraph() {
    run.append("<p>");
    return run.length();
  }

  /** Takes the paragraph back where nothing was written since. */
  private void endParagraph(int begin) {
    Spaces.strip(run, begin);
    if (run.length() > begin) {
      run.append("</p>");
    } else {
      run.setLength(begin - "<p>".length());
    }
  }

  private void endRun(String role) {
    if (!run.isEmpty()) {
      components.html(role, run.toString());
      run.setLength(0);
    }
  }

  private void block(Element element) {
    switch (element.name()) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element);
      case "ul", "ol" -> list(element);
      case "blockquote" -> quote(element);
      case "pre" -> {
        run.append("<pre>");
        Markup.append(run, element.wholeText());
        run.append("</pre>");
      }
      case "hr" -> standsAlone("", components::divider);
      case "table" -> table(element);
      case "img" -> photo(element, "");
      case "figure" -> figure(element);
      case "iframe" -> {
        run.append("<p>");
        link(element.attribute("src"), () -> Markup.append(run, element.attribute("src")));
        run.append("</p>");
      }
      default -> blocks(element);
    }
  }

  /** A component of its own; within a quote its words are a paragraph. */
  private void standsAlone(String words, Runnable component) {
    if (!isInQuote) {
      endRun("body");
      component.run();
    } else if (!words.isEmpty()) {
      run.append("<p>");
      Markup.append(run, words);
      run.append("</p>");
    }
  }

  private void heading(Element element) {
    standsAlone(element.text(), () -> components.text("heading" + Math.max(2, element.level()),
        element.text(), "body", null));
  }

  private void quote(Element quote) {
    if (isInQuote) {
      blocks(quote);
      return;
    }
    endRun("body");
    isInQuote = true;
    blocks(quote);
    isInQuote = false;
    endRun("quote");
  }

  private void table(Element table) {
    if (isInQuote) {
      table.all("tr").forEach(row -> standsAlone(
          row.elements().stream().map(Element::text).collect(joining(" | ")), () -> {}));
    } else {
      standsAlone("", () -> components.table("<table>" + table.html() + "</table>"));
    }
  }

  private void figure(Element figure) {
    var image = figure.first("img");
    if (image == null) {
      blocks(figure);
      return;
    }
    var caption = figure.first("figcaption");
    photo(image, caption == null ? "" : caption.text());
  }

  private void photo(Element image, String caption) {
    standsAlone(caption,
        () -> components.photo(image.attribute("src"), caption, image.attribute("alt")));
  }

  private void list(Element list) {
    run.append('<').append(list.name()).append('>');
    for (var item : list.elements()) {
      run.append("<li>");
      for (var node : item.nodes()) {
        if (node instanceof Element inner && inner.isList()) {
          list(inner);
        } else {
          inline(node);
        }
      }
      run.append("</li>");
    }
    run.append("</").append(list.name()).append('>');
  }

  private void inline(Node node) {
    switch (node) {
      case Words words -> run.append(words.escaped());
      case Element element when element.is("br") -> run.append("<br/>");
      case Element element when element.is("a") && element.hasAttribute("href") ->
        link(element.attribute("href"), () -> inlines(element));
      case Element element when INLINE.contains(element.name()) -> {
        run.append('<').append(element.name()).append('>');
        inlines(element);
        run.append("</").append(element.name()).append('>');
      }
      case Element element -> inlines(element);
    }
  }

  private void inlines(Element parent) {
    for (var node : parent.nodes()) {
      inline(node);
    }
  }

  private void link(String url, Runnable text) {
    run.append("<a href=\"");
    Markup.append(run, url);
    run.append("\">");
    text.run();
    run.append("</a>");
  }
}
