package io.newswire.render.applenews;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.newswire.render.article.Json;
import io.newswire.render.body.Element;
import io.newswire.render.body.Node;
import io.newswire.render.body.Words;
import io.newswire.render.markup.Markup;
import io.newswire.render.markup.Spaces;
import org.jspecify.annotations.Nullable;

/** A body as components: runs of paragraphs and lists are one, whatever else is one of its own. */
final class AppleNewsBody {
  // What a component with format "html" may hold.
  private static final Set<String> INLINE = Set.of("b", "code", "del", "em", "i", "s", "samp",
      "strong", "sub", "sup");

  private final @Nullable List<Object> components;
  private final StringBuilder run;

  /** @param components where they go */
  AppleNewsBody(List<Object> components) {
    this(components, new StringBuilder());
  }

  private AppleNewsBody(@Nullable List<Object> components, StringBuilder run) {
    this.components = components;
    this.run = run;
  }

  /** Within a quote, which can hold nothing but text. */
  private static String quoted(Element quote) {
    var text = new AppleNewsBody(null, new StringBuilder());
    text.blocks(quote);
    return text.run.toString();
  }

  void write(Element body) {
    blocks(body);
    endRun();
  }

  private void blocks(Element parent) {
    var begin = run.length();
    for (var node : parent.nodes()) {
      if (node instanceof Element element && element.isBlock()) {
        endParagraph(begin);
        block(element);
        begin = run.length();
      } else {
        inline(node);
      }
    }
    endParagraph(begin);
  }

  /** Makes a paragraph of what was written since. */
  private void endParagraph(int begin) {
    Spaces.strip(run, begin);
    if (run.length() > begin) {
      run.insert(begin, "<p>").append("</p>");
    }
  }

  private void endRun() {
    if (components != null && !run.isEmpty()) {
      components.add(html("body", run.toString()));
      run.setLength(0);
    }
  }

  private void block(Element element) {
    switch (element.name()) {
      case "h1", "h2", "h3", "h4", "h5", "h6" ->
        add(AppleNewsRenderer.component("heading" + Math.max(2, element.level()),
            element.text(), "body", null));
      case "ul", "ol" -> list(element);
      case "blockquote" -> quote(quoted(element));
      case "pre" -> {
        run.append("<pre>");
        Markup.append(run, element.wholeText());
        run.append("</pre>");
      }
      case "hr" -> add(Json.object("role", "divider", "layout", "body"));
      case "table" -> add(Json.object("role", "htmltable",
          "html", "<table>" + element.html() + "</table>", "layout", "full"));
      case "img" -> add(photo(element, ""));
      case "figure" -> figure(element);
      case "iframe" -> {
        run.append("<p>");
        link(element.attribute("src"), () -> Markup.append(run, element.attribute("src")));
        run.append("</p>");
      }
      default -> blocks(element);
    }
  }

  private void quote(String text) {
    if (components == null) {
      run.append(text);
    } else if (!text.isEmpty()) {
      add(html("quote", text));
    }
  }

  private void figure(Element figure) {
    var image = figure.first("img");
    if (image == null) {
      blocks(figure);
      return;
    }
    var caption = figure.first("figcaption");
    add(photo(image, caption == null ? "" : caption.text()));
  }

  private void add(Map<String, Object> component) {
    if (components == null) {
      var words = component.getOrDefault("text", component.getOrDefault("caption", ""));
      run.append("<p>");
      Markup.append(run, String.valueOf(words));
      run.append("</p>");
      return;
    }
    endRun();
    components.add(component);
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
    parent.nodes().forEach(this::inline);
  }

  private void link(String url, Runnable text) {
    run.append("<a href=\"");
    Markup.append(run, url);
    run.append("\">");
    text.run();
    run.append("</a>");
  }

  private static Map<String, Object> html(String role, String text) {
    var component = AppleNewsRenderer.component(role, text, "body", null);
    component.put("format", "html");
    return component;
  }

  private static Map<String, Object> photo(Element image, String caption) {
    return photo(image.attribute("src"), caption, image.attribute("alt"));
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
