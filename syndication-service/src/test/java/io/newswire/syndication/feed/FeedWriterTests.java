package io.newswire.syndication.feed;

import static io.newswire.syndication.Rendered.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import io.newswire.event.RenderedArticle;
import io.newswire.platform.publication.Publications;
import io.newswire.platform.publication.Publications.Title;
import io.newswire.syndication.Rendered;
import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.StoredRendition;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class FeedWriterTests {
  private static final Publications PUBLICATIONS = new Publications("https://wire.example",
      Map.of("default", new Title("Tide & Times", "https://tide.example/",
          "https://tide.example/logo.png", "en", "desk@tide.example", "News from the <coast>")));
  private static final Feed FEED = new Feed(new FeedName("world-news"),
      "world-news", 7, NOON);
  private static final Tombstone TOMBSTONE = new Tombstone(new ArticleId("urn:x:1&2"),
      NOON.minusSeconds(60), "Wrong \"person\" named < sorry\u0001");

  private final JsonMapper json = new JsonMapper();

  @Test
  void writeRssThatRomeReads() throws Exception {
    var feed = rome(rss(article("urn:x:a"), article("urn:x:b")));

    assertThat(feed.getFeedType()).isEqualTo("rss_2.0");
    assertThat(feed.getTitle()).isEqualTo("Tide & Times: World news");
    assertThat(feed.getDescription()).isEqualTo("World news from Tide & Times");
    assertThat(feed.getLanguage()).isEqualTo("en");
    assertThat(feed.getImage().getUrl()).isEqualTo("https://tide.example/logo.png");
    assertThat(feed.getEntries()).extracting(SyndEntry::getUri)
        .containsExactly("urn:x:a", "urn:x:b");
    assertThat(feed.getEntries().getFirst().getContents().getFirst().getValue())
        .isEqualTo("<p>“Text”</p>");
    assertThat(feed.getEntries().getFirst().getAuthor()).isEqualTo("Ana Lind");
  }

  @Test
  void tellRssReadersWhereTheFeedLivesAndWhenItChanged() throws Exception {
    var rss = rss(article("urn:x:a"));

    assertThat(xpath(rss, "//*[local-name()='link'][@rel='self']/@href"))
        .isEqualTo("https://wire.example/feeds/world-news.rss");
    assertThat(xpath(rss, "/rss/channel/lastBuildDate"))
        .isEqualTo("Mon, 23 Nov 2026 12:00:00 GMT");
    assertThat(xpath(rss, "/rss/channel/ttl")).isEqualTo("5");
    assertThat(xpath(rss, "/rss/channel/managingEditor"))
        .isEqualTo("desk@tide.example (Tide & Times)");
  }

  @Test
  void nameTheirHubInTheDocument() throws Exception {
    var hub = "/*//*[local-name()='link' and namespace-uri()='http://www.w3.org/2005/Atom']"
        + "[@rel='hub']/@href";

    assertThat(xpath(rss(article("urn:x:a")), hub)).isEqualTo("https://wire.example/hub");
    assertThat(xpath(atom(article("urn:x:a")), hub)).isEqualTo("https://wire.example/hub");
    assertThat(json.readTree(json())
        .get("hubs")).singleElement().satisfies(one -> {
          assertThat(one.get("type").asString()).isEqualTo("WebSub");
          assertThat(one.get("url").asString()).isEqualTo("https://wire.example/hub");
        });
  }

  @Test
  void writeAtomThatRomeReads() throws Exception {
    var feed = rome(atom(article("urn:x:a"), article("urn:x:b")));

    assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
    assertThat(feed.getUri()).isEqualTo("https://wire.example/feeds/world-news.atom");
    assertThat(feed.getTitle()).isEqualTo("Tide & Times: World news");
    assertThat(feed.getPublishedDate()).isEqualTo(NOON);
    assertThat(feed.getEntries()).extracting(SyndEntry::getUri)
        .containsExactly("urn:x:a", "urn:x:b");
    assertThat(feed.getEntries().getFirst().getContents().getFirst().getValue())
        .isEqualTo("<p>“Text”</p>");
  }

  @Test
  void leaveATombstoneInAtomAndInRss() throws Exception {
    var deleted = "/*[local-name()='deleted-entry'"
        + " and namespace-uri()='http://purl.org/atompub/tombstones/1.0']";

    for (var parent : Map.of("/*", atom(article("urn:x:a")), "/rss/channel",
        rss(article("urn:x:a"))).entrySet()) {
      var path = parent.getKey() + deleted;
      assertThat(xpath(parent.getValue(), path + "/@ref")).isEqualTo("urn:x:1&2");
      assertThat(xpath(parent.getValue(), path + "/@when")).isEqualTo("2026-11-23T11:59:00Z");
      assertThat(xpath(parent.getValue(), path + "/*[local-name()='comment']"))
          .isEqualTo("Wrong \"person\" named < sorry");
    }
  }

  @Test
  void writeJsonFeedWithTheRemovalsInTheExtension() {
    var feed = json.readTree(json(article("urn:x:a"), article("urn:x:b")));

    assertThat(feed.get("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(feed.get("title").asString()).isEqualTo("Tide & Times: World news");
    assertThat(feed.get("feed_url").asString())
        .isEqualTo("https://wire.example/feeds/world-news.json");
    assertThat(feed.get("language").asString()).isEqualTo("en");
    assertThat(feed.get("items").valueStream().map(item -> item.get("id").asString()))
        .containsExactly("urn:x:a", "urn:x:b");
    var deleted = feed.get("_newswire").get("deleted").get(0);
    assertThat(deleted.get("id").asString()).isEqualTo("urn:x:1&2");
    assertThat(deleted.get("date_deleted").asString()).isEqualTo("2026-11-23T11:59:00Z");
    assertThat(deleted.get("reason").asString()).startsWith("Wrong \"person\"");
  }

  @Test
  void nameALanguageOnlyWhereAllEntriesShareIt() throws Exception {
    var mixed = List.of(article("urn:x:a"),
        Rendered.article("urn:x:b", 1, builder -> builder.setLanguage("ar")));

    assertThat(rome(rss(mixed.toArray(RenderedArticle[]::new))).getLanguage()).isNull();
    assertThat(xpath(atom(mixed.toArray(RenderedArticle[]::new)), "/*/@*[name()='xml:lang']"))
        .isEmpty();
  }

  @Test
  void writeAnEmptyFeed() throws Exception {
    assertThat(rome(rss()).getEntries()).isEmpty();
    assertThat(rome(atom()).getEntries()).isEmpty();
    assertThat(json.readTree(json()).get("items")).isEmpty();
  }

  private static RenderedArticle article(String id) {
    return Rendered.article(id, 1, "world-news");
  }

  private static String rss(RenderedArticle... articles) {
    var settings = new FeedSettings(ofMinutes(5), ofSeconds(10), ofDays(1), ofSeconds(5),
        0, DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), null);
    return text(new RssFeedWriter(RssDialect.PLAIN, settings).write(profile(),
        content(FeedFormat.RSS, articles)));
  }

  private static String atom(RenderedArticle... articles) {
    return text(new AtomFeedWriter().write(profile(), content(FeedFormat.ATOM, articles)));
  }

  private String json(RenderedArticle... articles) {
    return text(new JsonFeedWriter(json).write(profile(), content(FeedFormat.JSON, articles)));
  }

  private static String text(Document document) {
    return new String(document.bytes(), UTF_8);
  }

  private static FeedProfile profile() {
    return FeedProfile.of(FEED, PUBLICATIONS);
  }

  private static FeedContent content(FeedFormat format, RenderedArticle... articles) {
    var entries = new ArrayList<Fragment>();
    for (var article : articles) {
      article.getRenditions().stream()
          .filter(rendition -> rendition.getFormat().equals(format.fragment()))
          .map(rendition -> new StoredRendition(new ArticleId(article.getId()), 1,
              rendition.getFormat(), rendition.getMediaType(), rendition.getContent(),
              article.getLanguage(), NOON))
          .map(Fragment::of)
          .forEach(entries::add);
    }
    return new FeedContent(FEED, entries, List.of(TOMBSTONE));
  }

  private static SyndFeed rome(String document) throws Exception {
    return new SyndFeedInput().build(new StringReader(document));
  }

  private static String xpath(String document, String expression) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    var parsed = factory.newDocumentBuilder()
        .parse(new ByteArrayInputStream(document.getBytes(UTF_8)));
    return XPathFactory.newInstance().newXPath().evaluate(expression, parsed);
  }
}
