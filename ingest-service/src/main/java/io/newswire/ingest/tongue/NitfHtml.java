package io.newswire.ingest.tongue;

import java.util.Map;
import java.util.Set;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** NITF's blocks as HTML, which the sanitiser looks at afterwards. */
final class NitfHtml {
  private static final Map<String, String> NAMES = Map.of("hl2", "h2", "bq", "blockquote");
  private static final Set<String> KEPT = Set.of("p", "ul", "ol", "li", "dl", "dt", "dd", "pre",
      "table", "caption", "tr", "td", "th", "thead", "tbody", "tfoot", "q", "h2", "blockquote");

  private final StringBuilder html = new StringBuilder();

  private NitfHtml() {}

  static String of(Element block) {
    var writer = new NitfHtml();
    writer.node(block);
    return writer.html.toString();
  }

  private void node(Node node) {
    if (node instanceof TextNode text) {
      html.append(Entities.escape(text.getWholeText()));
    } else if (node instanceof Element element) {
      element(element);
    }
  }

  private void element(Element element) {
    var name = NAMES.getOrDefault(element.tagName(), element.tagName());
    switch (name) {
      case "br" -> html.append("<br/>");
      case "hr" -> html.append("<hr/>");
      case "a" -> wrapped("a", element, " href=\"" + Entities.escape(element.attr("href")) + "\"");
      case "em" -> wrapped(switch (element.attr("class")) {
        case "bold" -> "strong";
        case "underline" -> "u";
        default -> "em";
      }, element, "");
      case "media" -> media(element);
      default -> {
        if (KEPT.contains(name)) {
          wrapped(name, element, spans(element));
        } else {
          element.childNodes().forEach(this::node);
        }
      }
    }
  }

  private static String spans(Element cell) {
    var spans = new StringBuilder();
    for (var name : new String[]{"colspan", "rowspan"}) {
      if (cell.hasAttr(name)) {
        spans.append(' ').append(name).append("=\"").append(Entities.escape(cell.attr(name)))
            .append('"');
      }
    }
    return spans.toString();
  }

  private void wrapped(String name, Element element, String attributes) {
    html.append('<').append(name).append(attributes).append('>');
    element.childNodes().forEach(this::node);
    html.append("</").append(name).append('>');
  }

  private void media(Element media) {
    html.append("<figure>");
    for (var reference : media.select("media-reference")) {
      html.append("<img src=\"").append(Entities.escape(reference.attr("source")))
          .append("\" alt=\"").append(Entities.escape(reference.attr("alternate-text")))
          .append("\"/>");
    }
    var caption = SafeXml.text(media, "media-caption");
    if (!caption.isEmpty()) {
      html.append("<figcaption>").append(Entities.escape(caption)).append("</figcaption>");
    }
    html.append("</figure>");
  }
}
