package io.newswire.render.newsletter;

import static io.newswire.render.markup.Markup.escape;

import java.util.Map;

import io.newswire.event.Image;
import io.newswire.render.article.Line;
import io.newswire.render.markup.Markup;
import io.newswire.render.article.Story;
import io.newswire.render.body.Element;
import io.newswire.render.body.Node;
import io.newswire.render.body.Words;

/** HTML as mail programs show it alike: tables, and styles on the elements themselves. */
final class NewsletterHtml {
  private static final String SERIF = "font-family:Georgia,'Times New Roman',serif;";
  private static final String SANS = "font-family:Arial,Helvetica,sans-serif;";
  private static final String SMALL = SANS + "font-size:13px;line-height:1.5;color:#5c5c5c;"
      + "margin:0 0 8px 0";
  private static final Map<Line.Kind, String> LINES = Map.of(
      Line.Kind.DISCLOSURE, SANS + "font-size:14px;line-height:1.5;background-color:#f4f1e8;"
          + "border-left:4px solid #1a1a1a;padding:12px 16px;margin:0 0 16px 0",
      Line.Kind.CORRECTION, SANS + "font-size:14px;line-height:1.5;background-color:#f4f1e8;"
          + "border-left:4px solid #8a1c1c;padding:12px 16px;margin:0 0 16px 0",
      Line.Kind.STANDFIRST, SERIF + "font-size:20px;line-height:1.4;margin:0 0 16px 0");
  private static final Map<String, String> ELEMENTS = Map.ofEntries(
      Map.entry("p", "margin:0 0 16px 0"),
      Map.entry("h2", "font-size:22px;line-height:1.3;margin:24px 0 8px 0"),
      Map.entry("h3", "font-size:19px;line-height:1.3;margin:24px 0 8px 0"),
      Map.entry("h4", "font-size:17px;line-height:1.3;margin:24px 0 8px 0"),
      Map.entry("ul", "margin:0 0 16px 0;padding:0 0 0 24px"),
      Map.entry("ol", "margin:0 0 16px 0;padding:0 0 0 24px"),
      Map.entry("blockquote", "margin:0 0 16px 0;padding:0 0 0 16px;border-left:3px solid #d9d9d9"),
      Map.entry("figure", "margin:0 0 16px 0"),
      Map.entry("figcaption", SMALL),
      Map.entry("img", "display:block;max-width:100%;height:auto;border:0"),
      Map.entry("table", "border-collapse:collapse;margin:0 0 16px 0"),
      Map.entry("td", "border:1px solid #d9d9d9;padding:4px 8px"),
      Map.entry("th", "border:1px solid #d9d9d9;padding:4px 8px;text-align:left"),
      Map.entry("a", "color:#0b5394"),
      Map.entry("pre", "font-size:14px;white-space:pre-wrap;margin:0 0 16px 0"));

  private final StringBuilder html;

  private NewsletterHtml(StringBuilder page) {
    this.html = page;
  }

  static String of(Story story) {
    return story.write(page -> new NewsletterHtml(page.text()).document(story));
  }

  private void document(Story story) {
    var article = story.article();
    var publication = article.getPublication();
    html.append("<!doctype html>\n<html lang=\"").append(escape(article.getLanguage()))
        .append("\" dir=\"").append(story.labels().direction())
        .append("\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width\"><title>")
        .append(escape(article.getHeadline())).append("</title></head>\n")
        .append("<body style=\"margin:0;padding:0;background-color:#ffffff\">")
        .append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"")
        .append(" border=\"0\"><tr><td align=\"center\" style=\"padding:24px 12px\">")
        .append("<table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\"")
        .append(" border=\"0\" style=\"width:100%;max-width:600px\"><tr><td style=\"")
        .append(SERIF).append("font-size:17px;line-height:1.6;color:#1a1a1a\">\n");
    html.append("<p style=\"").append(SMALL).append("\"><a style=\"color:#5c5c5c\" href=\"")
        .append(escape(publication.getHomePage())).append("\">")
        .append(escape(publication.getName())).append("</a></p>");
    html.append("<h1 style=\"font-size:28px;line-height:1.2;margin:0 0 12px 0\">")
        .append(escape(article.getHeadline())).append("</h1>");
    if (story.isUsable()) {
      story(story);
    } else {
      paragraph("margin:0", story.notice());
    }
    html.append("\n</td></tr></table></td></tr></table></body></html>\n");
  }

  private void story(Story story) {
    story.preface().forEach(line -> paragraph(LINES.getOrDefault(line.kind(), SMALL), line.text()));
    var lead = story.leadImage();
    if (lead != null) {
      picture(lead);
    }
    nodes(story.body());
    story.imagesOutsideBody().forEach(this::picture);
    story.afterword().forEach(line -> paragraph(SMALL, line.text()));
    html.append("<p style=\"").append(SMALL).append("\"><a style=\"color:#0b5394\" href=\"")
        .append(escape(story.link())).append("\">").append(escape(story.link()))
        .append("</a></p>");
  }

  private void paragraph(String style, String text) {
    html.append("<p style=\"").append(style).append("\">").append(escape(text)).append("</p>");
  }

  private void picture(Image image) {
    html.append("<img style=\"").append(ELEMENTS.get("img")).append("\" width=\"600\" src=\"")
        .append(escape(image.getUrl())).append("\" alt=\"")
        .append(escape(image.getAlt() == null ? "" : image.getAlt())).append("\">");
    var line = Story.captionAndCredit(image);
    if (!line.isEmpty()) {
      paragraph(SMALL, line);
    }
  }

  private void nodes(Element parent) {
    for (var node : parent.nodes()) {
      node(node);
    }
  }

  /** Mail programs drop style sheets and frames: styles go onto the elements, a frame is a link. */
  private void node(Node node) {
    switch (node) {
      case Words words -> html.append(words.escaped());
      case Element frame when frame.is("iframe") -> {
        var source = escape(frame.attribute("src"));
        html.append("<p style=\"").append(ELEMENTS.get("p")).append("\"><a href=\"").append(source)
            .append("\">").append(source).append("</a></p>");
      }
      case Element element -> element(element);
    }
  }

  private void element(Element element) {
    var name = element.name();
    html.append('<').append(name);
    for (var attribute : element.attributes()) {
      html.append(' ').append(attribute.getKey()).append("=\"");
      Markup.append(html, attribute.getValue());
      html.append('"');
    }
    var style = ELEMENTS.get(name);
    if (style != null) {
      html.append(" style=\"").append(style).append('"');
    }
    html.append('>');
    if (!element.isVoid()) {
      nodes(element);
      html.append("</").append(name).append('>');
    }
  }
}
