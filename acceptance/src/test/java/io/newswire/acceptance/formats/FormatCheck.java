package io.newswire.acceptance.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import com.networknt.schema.SpecificationVersion;
import com.rometools.rome.io.SyndFeedInput;
import io.newswire.acceptance.feedrules.AtomRules;
import io.newswire.acceptance.feedrules.JsonFeedRules;
import io.newswire.acceptance.feedrules.RssRules;
import nu.validator.client.EmbeddedValidator;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A format's checker.
 *
 * @param name what checks, for the table in the log
 * @param problems what it finds wrong with a document; nothing where it is valid
 */
public record FormatCheck(String name, Function<String, List<String>> problems) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String URL = "https://feed.example/latest";
  private static final String RSS = """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
        xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"
        xmlns:mi="http://schemas.ingestion.microsoft.com/common/"
        xmlns:snf="http://www.smartnews.be/snf" xmlns:yandex="http://news.yandex.ru">
      <channel><title>t</title><link>https://x.example/</link><description>d</description>
      <atom:link rel="self" type="application/rss+xml" href="https://feed.example/latest"/>%s</channel>
      </rss>""";
  private static final String ATOM = """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
      <id>urn:x</id><title>t</title><updated>2026-01-01T00:00:00Z</updated>
      <link rel="self" type="application/atom+xml" href="https://feed.example/latest"/>%s</feed>""";
  private static final String JSON_FEED = """
      {"version": "https://jsonfeed.org/version/1.1", "title": "t",
       "feed_url": "https://feed.example/latest", "items": [%s]}""";

  /** The check of each format; one without is none of ours. */
  public static Map<String, FormatCheck> all() {
    return Map.ofEntries(
        Map.entry("html", new FormatCheck("Nu checker", FormatCheck::html)),
        Map.entry("fragment", new FormatCheck("Nu checker", body -> html("<!doctype html><html"
            + " lang=\"en\"><head><title>t</title></head><body>" + body + "</body></html>"))),
        Map.entry("text", new FormatCheck("control characters", FormatCheck::text)),
        Map.entry("markdown", new FormatCheck("CommonMark round trip", FormatCheck::markdown)),
        Map.entry("newsletter", new FormatCheck("mime4j", FormatCheck::mail)),
        Map.entry("rss-item", new FormatCheck("ROME, feed rules", FormatCheck::rss)),
        Map.entry("atom-entry", new FormatCheck("ROME, feed rules", FormatCheck::atom)),
        Map.entry("json-feed-item", new FormatCheck("JSON Feed 1.1", FormatCheck::jsonFeed)),
        Map.entry("ninjs", json("ninjs-schema_3.1.json", SpecificationVersion.DRAFT_2020_12)),
        Map.entry("ninjs-2.2", json("ninjs-schema_2.2.json", SpecificationVersion.DRAFT_2020_12)),
        Map.entry("ninjs-1.6", json("ninjs-schema_1.6.json", SpecificationVersion.DRAFT_7)),
        Map.entry("newsml-g2", xml("NewsML-G2_2.35-spec-All-Power.xsd")),
        Map.entry("nitf", xml("nitf-3-6.xsd")),
        Map.entry("apple-news", new FormatCheck("Apple's rules", AppleNewsRules::problems)),
        Map.entry("apple-news-metadata", new FormatCheck("Apple's rules",
            text -> JSON.readTree(text).at("/data/isSponsored").isBoolean()
                ? List.of()
                : List.of("isSponsored is missing"))),
        Map.entry("activitystreams", new FormatCheck("Titanium JSON-LD", ActivityRules::problems)),
        Map.entry("msn-item", new FormatCheck("ROME, feed rules", FormatCheck::rss)),
        Map.entry("smartnews-item", new FormatCheck("ROME, feed rules", FormatCheck::rss)),
        Map.entry("flipboard-item", new FormatCheck("ROME, feed rules", FormatCheck::rss)),
        Map.entry("yandex-item", new FormatCheck("ROME", item -> feed(wrapped(RSS, item)))),
        Map.entry("news-sitemap-url", new FormatCheck("XML", FormatCheck::sitemap)));
  }

  /** A check against an IPTC schema; it says so where the schema is not at hand. */
  private static FormatCheck json(String schema, SpecificationVersion version) {
    var file = Standards.file(schema);
    return file.isPresent()
        ? new FormatCheck(schema, document -> Standards.json(file.get(), version, document))
        : new FormatCheck("not at hand: " + schema, _ -> List.of());
  }

  private static FormatCheck xml(String schema) {
    var file = Standards.file(schema);
    return file.isPresent()
        ? new FormatCheck(schema, document -> Standards.xml(file.get(), document))
        : new FormatCheck("not at hand: " + schema, _ -> List.of());
  }

  // The checker's CSS is of 2020 and knows no logical properties: the style sheet stays outside.
  private static List<String> html(String page) {
    try {
      var validator = new EmbeddedValidator();
      validator.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
      var report = validator.validate(new ByteArrayInputStream(
          page.replaceAll("(?s)<style>.*?</style>", "").getBytes(UTF_8)));
      var problems = new ArrayList<String>();
      for (JsonNode message : JSON.readTree(report).path("messages")) {
        if (message.path("type").asString().equals("error")) {
          problems.add(message.path("message").asString() + " … "
              + message.path("extract").asString(""));
        }
      }
      return problems;
    } catch (Exception failure) {
      return List.of(failure.toString());
    }
  }

  private static List<String> text(String text) {
    return text.codePoints()
        .filter(character -> Character.isISOControl(character) && character != '\n')
        .mapToObj(character -> "U+" + Integer.toHexString(character)).toList();
  }

  private static List<String> markdown(String text) {
    var parser = Parser.builder().build();
    var html = HtmlRenderer.builder().build();
    var once = parser.parse(text);
    var again = parser.parse(MarkdownRenderer.builder().build().render(once));
    return html.render(once).equals(html.render(again))
        ? List.of()
        : List.of("read and written anew, it is another text");
  }

  private static List<String> mail(String message) {
    try {
      Message mail = new DefaultMessageBuilder()
          .parseMessage(new ByteArrayInputStream(message.getBytes(UTF_8)));
      var problems = new ArrayList<String>();
      if (mail.getSubject() == null || mail.getSubject().isBlank()) {
        problems.add("no subject");
      }
      if (!(mail.getBody() instanceof Multipart parts) || !parts.getBodyParts().stream()
          .map(Entity::getMimeType).toList().equals(List.of("text/plain", "text/html"))) {
        problems.add("not text and HTML");
      }
      return problems;
    } catch (Exception failure) {
      return List.of(failure.toString());
    }
  }

  private static List<String> rss(String item) {
    var document = wrapped(RSS, item);
    return Stream.concat(feed(document).stream(), RssRules
        .findings(URL, "application/rss+xml;charset=utf-8", document.getBytes(UTF_8)).stream())
        .toList();
  }

  private static List<String> atom(String entry) {
    var document = wrapped(ATOM, entry);
    return Stream.concat(feed(document).stream(), AtomRules
        .findings(URL, "application/atom+xml;charset=utf-8", document.getBytes(UTF_8)).stream())
        .toList();
  }

  private static List<String> jsonFeed(String item) {
    return JsonFeedRules.findings(URL, "application/feed+json",
        wrapped(JSON_FEED, item).getBytes(UTF_8));
  }

  private static String wrapped(String feed, String item) {
    return feed.replace("%s", item);
  }

  private static List<String> feed(String document) {
    try {
      var feed = new SyndFeedInput().build(new StringReader(document));
      return feed.getEntries().size() == 1 && feed.getEntries().getFirst().getTitle() != null
          ? List.of()
          : List.of("not one entry with a title");
    } catch (Exception failure) {
      return List.of(failure.toString());
    }
  }

  private static List<String> sitemap(String url) {
    if (url.isEmpty()) {
      return List.of();
    }
    var document = "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
        + " xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\""
        + " xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\">" + url + "</urlset>";
    try {
      var factory = javax.xml.parsers.DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.newDocumentBuilder().parse(new ByteArrayInputStream(document.getBytes(UTF_8)));
      return List.of();
    } catch (Exception failure) {
      return List.of(failure.toString());
    }
  }
}
