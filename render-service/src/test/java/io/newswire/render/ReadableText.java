package io.newswire.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A rendition as its readers meet it. */
final class ReadableText {
  private ReadableText() {}

  /** What a reader of the format sees in the end; fails where the format cannot be read. */
  static String of(String format, String content) {
    return switch (format) {
      case "html", "fragment" -> Jsoup.parse(content).text();
      case "rss-item", "msn-item", "smartnews-item", "flipboard-item", "yandex-item" ->
        Jsoup.parse(xml(content).expectFirst("content|encoded").text()).text()
            + xml(content).select("media|credit").text() + xml(content).select("title").text();
      case "atom-entry" -> Jsoup.parse(xml(content).expectFirst("content").text()).text()
          + xml(content).select("title").text();
      case "json-feed-item" -> Jsoup.parse(json(content).get("content_html").asString()).text()
          + json(content).get("title");
      case "ninjs" -> ninjsText(json(content));
      case "ninjs-2.2" -> ninjsText(json(content.replace("ednote", "edNote")
          .replace("copyrightnotice", "copyrightNotice")));
      case "ninjs-1.6" -> {
        var item = json(content);
        yield item.path("ednote").asString("") + " "
            + Jsoup.parse(item.path("body_xhtml").asString(item.path("body_text").asString("")))
                .text()
            + item.path("copyrightnotice").asString("") + item.path("headline");
      }
      case "newsml-g2" -> {
        var item = xml(content);
        yield item.expectFirst("inlineXML").text() + item.select("copyrightNotice").text();
      }
      case "nitf" -> xml(content).select("ed-msg").attr("info") + " "
          + xml(content).expectFirst("body").text();
      case "markdown" -> Jsoup.parse(org.commonmark.renderer.html.HtmlRenderer.builder().build()
          .render(org.commonmark.parser.Parser.builder().build().parse(content))).text();
      case "newsletter" -> Jsoup.parse(decoded(content, "text/html")).text();
      case "apple-news" -> {
        var text = new StringBuilder();
        json(content).get("components").forEach(component -> text
            .append(Jsoup.parse(component.path("text").asString("")).text()).append(' ')
            .append(component.path("caption").asString("")).append(' ')
            .append(Jsoup.parse(component.path("html").asString("")).text()).append(' '));
        yield text.toString();
      }
      case "activitystreams" -> {
        var object = json(content).get("object");
        yield Jsoup.parse(object.path("content").asString(object.path("summary").asString("")))
            .text() + object.path("name").asString("");
      }
      case "text" -> content.replaceAll("\\s+", " ");
      default -> throw new IllegalArgumentException("How is " + format + " read?");
    };
  }

  /** One part of a mail. */
  private static String decoded(String mail, String mediaType) {
    var part = mail.substring(mail.indexOf("Content-Type: " + mediaType));
    var text = part.substring(part.indexOf("\r\n\r\n") + 4, part.indexOf("\r\n--="));
    return new String(Base64.getMimeDecoder().decode(text), UTF_8);
  }

  private static String ninjsText(JsonNode item) {
    return item.path("edNote").asString("") + " "
        + Jsoup.parse(item.get("bodies").get(0).get("value").asString()).text()
        + item.path("copyrightNotice").asString("") + item.path("title").asString("");
  }

  private static JsonNode json(String content) {
    return JsonMapper.builder().build().readTree(content);
  }

  private static org.jsoup.nodes.Document xml(String content) {
    WellFormed.check(content);
    return Jsoup.parse(content, Parser.xmlParser());
  }
}
