package io.newswire.render.applenews;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.newswire.render.article.Blocks;
import io.newswire.render.article.Json;
import io.newswire.render.article.Markup;
import org.jspecify.annotations.Nullable;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** A body as components: runs of paragraphs and lists are one, whatever else is one of its own. */
final class AppleNewsBody {
  // What a component with format "html" may hold.
  private static final Set<String> INLINE = Set.of("b", "code", "del", "em", "i", "s", "samp",
      "strong", "sub", "sup");

  private final @Nullable List<Object> components;
  private final StringBuilder run = new StringBuilder();

  /** @param components where they go; null within a quote, which can hold nothing but text */
  AppleNewsBody(@Nullable List<Object> components) {
    this.components = components;
  }

  void write(Element body) {
    blocks(body);
    endRun();
  }

  private void blocks(Element parent) {
    var paragraph = new StringBuilder();
    for (var child : parent.childNodes()) {
      if (Blocks.isBlock(child)) {
        endParagraph(paragraph);
        block((Element) child);
      } else {
        inline(paragraph, child);
      }
    }
    endParagraph(paragraph);
  }

  private void endParagraph(StringBuilder paragraph) {
    var words = paragraph.toString().strip();
    if (!words.isEmpty()) {
      run.append("<p>").append(words).append("</p>");
    }
    paragraph.setLength(0);
  }

  private void endRun() {
    if (components != null && !run.isEmpty()) {
      components.add(html("body", run.toString()));
      run.setLength(0);
    }
  }

  private void block(Element element) {
    switch (element.normalName()) {
      case "h1", "h2", "h3", "h4", "h5", "h6" ->
        add(AppleNewsRenderer.component("heading" + Math.max(2, Blocks.levelOf(element)),
            element.text(), "body", null));
      case "ul", "ol" -> list(run, element);
      case "blockquote" -> {
        var quoted = new AppleNewsBody(null);
        quoted.blocks(element);
        if (components == null) {
          run.append(quoted.run);
        } else if (!quoted.run.isEmpty()) {
          add(html("quote", quoted.run.toString()));
        }
      }
      case "pre" -> run.append("<pre>").append(Markup.escape(element.wholeText()))
          .append("</pre>");
      case "hr" -> add(Json.object("role", "divider", "layout", "body"));
      case "table" -> add(Json.object("role", "htmltable",
          "html", "<table>" + element.html() + "</table>", "layout", "full"));
      case "img" -> add(photo(element.attr("src"), "", element.attr("alt")));
      case "figure" -> figure(element);
      case "iframe" -> run.append("<p>").append(link(element.attr("src"), element.attr("src")))
          .append("</p>");
      default -> blocks(element);
    }
  }

  private void figure(Element figure) {
    var image = Blocks.first(figure, "img");
    if (image == null) {
      blocks(figure);
      return;
    }
    var caption = Blocks.first(figure, "figcaption");
    add(photo(image.attr("src"), caption == null ? "" : caption.text(), image.attr("alt")));
  }

  private void add(Map<String, Object> component) {
    if (components == null) {
      var words = component.getOrDefault("text", component.getOrDefault("caption", ""));
      run.append("<p>").append(Markup.escape(String.valueOf(words))).append("</p>");
      return;
    }
    endRun();
    components.add(component);
  }

  private void list(StringBuilder out, Element list) {
    out.append('<').append(list.normalName()).append('>');
    for (var item = list.firstElementChild(); item != null; item = item.nextElementSibling()) {
      out.append("<li>");
      for (var child : item.childNodes()) {
        if (child instanceof Element inner && (inner.nameIs("ul") || inner.nameIs("ol"))) {
          list(out, inner);
        } else {
          inline(out, child);
        }
      }
      out.append("</li>");
    }
    out.append("</").append(list.normalName()).append('>');
  }

  private static void inline(StringBuilder out, Node node) {
    if (node instanceof TextNode text) {
      Markup.append(out, text.getWholeText());
    } else if (node instanceof Element element) {
      var name = element.normalName();
      if (name.equals("br")) {
        out.append("<br/>");
      } else if (name.equals("a") && element.hasAttr("href")) {
        out.append("<a href=\"");
        Markup.append(out, element.attr("href"));
        out.append("\">");
        element.childNodes().forEach(child -> inline(out, child));
        out.append("</a>");
      } else if (INLINE.contains(name)) {
        out.append('<').append(name).append('>');
        element.childNodes().forEach(child -> inline(out, child));
        out.append("</").append(name).append('>');
      } else {
        element.childNodes().forEach(child -> inline(out, child));
      }
    }
  }

  private static String link(String url, String text) {
    return "<a href=\"" + Markup.escape(url) + "\">" + Markup.escape(text) + "</a>";
  }

  private static Map<String, Object> html(String role, String text) {
    var component = AppleNewsRenderer.component(role, text, "body", null);
    component.put("format", "html");
    return component;
  }

  static Map<String, Object> photo(String url, String caption, @Nullable String alternative) {
    var photo = new LinkedHashMap<String, Object>();
    photo.put("role", "photo");
    photo.put("URL", url);
    photo.put("layout", "full");
    if (!caption.isEmpty()) {
      photo.put("caption", caption);
    }
    if (alternative != null && !alternative.isBlank()) {
      photo.put("accessibilityCaption", alternative);
    }
    return photo;
  }
}
