package io.newswire.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.io.SyndFeedInput;
import io.newswire.event.ContentType;
import io.newswire.event.Article;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each format owes its own standard. */
class FormatTests {
  private final Article article = Samples.underwritten().build();

  @Test
  void rssItemIsReadByRomeWithEverythingItHolds() throws Exception {
    var feed = new SyndFeedInput().build(new StringReader("""
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
          xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
          xmlns:media="http://search.yahoo.com/mrss/"><channel><title>t</title><link>https://x.example/</link>
          <description>d</description>""" + Renderings.of(article, "rss-item")
        + "</channel></rss>"));

    assertThat(feed.getEntries()).singleElement().satisfies(entry -> {
      assertThat(entry.getUri()).isEqualTo(article.getId());
      assertThat(entry.getTitle()).isEqualTo(article.getHeadline());
      assertThat(entry.getLink()).isEqualTo("https://wire.example.org/articles/"
          + article.getId().replace(":", "%3A"));
      assertThat(entry.getPublishedDate()).isEqualTo(java.util.Date.from(Samples.NOON));
      assertThat(((DCModule) entry.getModule(DCModule.URI)).getCreators())
          .containsExactly("Ada Lindqvist", "Jun Mori");
      assertThat(entry.getContents().getFirst().getValue()).contains("<h2>The ledger</h2>");
      assertThat(entry.getEnclosures()).singleElement().satisfies(enclosure -> {
        assertThat(enclosure.getUrl()).isEqualTo(article.getImages().getFirst().getUrl());
        assertThat(enclosure.getType()).isEqualTo("image/jpeg");
      });
    });
  }

  @ParameterizedTest
  @CsvSource({"rss-item,<dcterms:available>2026-12-01T06:00:00Z</dcterms:available>",
      "atom-entry,<dcterms:available>2026-12-01T06:00:00Z</dcterms:available>",
      "json-feed-item,'\"embargo_until\":\"2026-12-01T06:00:00Z\"'"})
  void entriesSayUntilWhenTheyAreUnderEmbargo(String format, String mark) {
    var embargoed = Samples.news().setEmbargoUntil(Instant.parse("2026-12-01T06:00:00Z")).build();

    assertThat(Renderings.of(embargoed, format)).contains(mark);
    assertThat(Renderings.of(Samples.news().setEmbargoUntil(null).build(), format))
        .doesNotContain("available", "embargo");
    if (format.equals("atom-entry")) {
      WellFormed.check(Renderings.of(embargoed, format));
    }
  }

  @Test
  void atomEntryHasWhatRfc4287Asks() {
    var entry = WellFormed.check(Renderings.of(article, "atom-entry"));

    for (var required : new String[]{"id", "title", "updated", "published", "author", "content",
        "summary"}) {
      assertThat(entry.getElementsByTagNameNS("http://www.w3.org/2005/Atom", required).getLength())
          .as(required).isPositive();
    }
    var authors = entry.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "author");
    assertThat(authors.getLength()).isEqualTo(2);
  }

  @Test
  void atomEntryWithoutAuthorNamesThePublication() {
    var anonymous = Samples.news().setContributors(java.util.List.of()).build();

    assertThat(Renderings.of(anonymous, "atom-entry"))
        .contains("<author><name>The Harbour Gazette</name>");
  }

  @Test
  void jsonFeedItemHasWhatTheFormatAsks() {
    var item = json(Renderings.of(article, "json-feed-item"));

    assertThat(item.get("id").asString()).isEqualTo(article.getId());
    assertThat(item.get("authors").get(0).get("name").asString()).isEqualTo("Ada Lindqvist");
    assertThat(item.get("_newswire").get("underwriter").get("name").asString())
        .isEqualTo("The Estuary Trust");
    assertThat(item.get("_newswire").get("images").get(0).get("credit").asString())
        .isEqualTo("Lena Brandt / Nordpress");
  }

  @Test
  void ninjsOfAKillIsCanceled() {
    assertThat(json(Renderings.of(Samples.killed(), "ninjs")).get("pubStatus").asString())
        .isEqualTo("canceled");
  }

  @Test
  void pageTellsSearchEnginesWhatItIs() {
    var page = Jsoup.parse(Renderings.of(article, "html"));
    var data = json(page.expectFirst("script[type=application/ld+json]").data());

    assertThat(page.title()).isEqualTo(article.getHeadline());
    assertThat(page.expectFirst("html").attr("lang")).isEqualTo("en");
    assertThat(data.get("@type").asString()).isEqualTo("NewsArticle");
    assertThat(data.get("funder").get("name").asString()).isEqualTo("The Estuary Trust");
    assertThat(data.get("correction").asString()).contains("Ruth Amsel");
    assertThat(data.get("editor").get(0).get("name").asString()).isEqualTo("Tom Okafor");
  }

  @Test
  void pageUsesTheFittingSubtypeOfNewsArticle() {
    var opinion = Samples.news().setContentType(ContentType.newBuilder().setSlug("opinion")
        .setUri("urn:newswire:content-type:opinion").setLabel("Opinion").build()).build();
    var page = Jsoup.parse(Renderings.of(opinion, "html"));

    assertThat(
        json(page.expectFirst("script[type=application/ld+json]").data()).get("@type").asString())
        .isEqualTo("OpinionNewsArticle");
  }

  @ParameterizedTest
  @CsvSource({"sponsored, AdvertiserContentArticle", "promoted, AdvertiserContentArticle",
      "underwritten, NewsArticle", "press-release, NewsArticle", "analysis, AnalysisNewsArticle",
      "explainer, BackgroundNewsArticle", "review, ReviewNewsArticle", "satire, SatiricalArticle"})
  void onlyWhatIsShapedByWhoPaidIsAdvertising(String slug, String type) {
    var article = Samples.underwritten().setContentType(ContentType.newBuilder().setSlug(slug)
        .setUri("urn:newswire:content-type:" + slug).setLabel(slug).build()).build();
    var page = Jsoup.parse(Renderings.of(article, "html"));

    assertThat(
        json(page.expectFirst("script[type=application/ld+json]").data()).get("@type").asString())
        .isEqualTo(type);
    assertThat(json(Renderings.of(article, "apple-news-metadata")).at("/data/isSponsored")
        .asBoolean()).isEqualTo(type.equals("AdvertiserContentArticle"));
  }

  @Test
  void eachFormatIsOfTheMediaTypeThatTheDocsSay() throws IOException {
    var docs = Files.readString(Path.of("../docs/formats.md"));

    assertThat(Renderings.of(article)).allSatisfy(rendition -> assertThat(docs.lines()
        .filter(line -> line.contains("`" + rendition.getFormat() + "`")))
        .as(rendition.getFormat()).anyMatch(line -> line.contains(
            "`" + rendition.getMediaType().replaceFirst(";(charset|variant).*", "") + "`")));
  }

  @Test
  void nitfIsReleasedWhenItsEmbargoEndsOrWhenItIsMade() {
    var made = Samples.news().setUpdatedAt(Samples.NOON);

    assertThat(Renderings.of(made.setEmbargoUntil(Samples.NOON.plusSeconds(60)).build(), "nitf"))
        .contains("<date.release norm=\"20261123T120100Z\"/>");
    assertThat(Renderings.of(made.setEmbargoUntil(Samples.NOON.minusSeconds(60)).build(), "nitf"))
        .contains("<date.release norm=\"20261123T120000Z\"/>");
  }

  @Test
  void markdownPutsSpacesOutsideEmphasisAndLeavesOutWhatIsEmpty() {
    var spaced = Samples.news().setBody("<p> one<em> two </em>three <b></b><i> </i>four<br/></p>"
        + "<p>\n<strong>five </strong>six</p><ul></ul><blockquote> </blockquote>").build();

    assertThat(Renderings.of(spaced, "markdown"))
        .contains("\n\none *two* three four\n\n**five** six\n\n© 2026");
  }

  @Test
  void appleNewsKeepsTheWordsOfWhateverAQuoteHolds() {
    var quoting = Samples.news().setBody("<p>before</p><blockquote>loose words<h3>head</h3><hr/>"
        + "<table><tr><th>a</th><td>b</td></tr></table><blockquote><p>inner</p></blockquote>"
        + "<figure><img src=\"https://i.example.org/a.jpg\"/><figcaption>cap</figcaption></figure>"
        + "<ul><li>one</li></ul></blockquote><p>behind</p>").build();
    var components = json(Renderings.of(quoting, "apple-news")).get("components");

    assertThat(components.valueStream().filter(it -> it.path("format").asString("").equals("html"))
        .map(it -> it.get("role").asString() + " " + it.get("text").asString()))
        .containsExactly("body <p>before</p>", "quote <p>loose words</p><p>head</p><p>a | b</p>"
            + "<p>inner</p><p>cap</p><ul><li>one</li></ul>", "body <p>behind</p>");
  }

  @Test
  void arabicPageRunsFromRightToLeftInItsOwnWords() {
    var arabic = Samples.underwritten().setLanguage("ar").build();
    var page = Jsoup.parse(Renderings.of(arabic, "html"));

    assertThat(page.expectFirst("html").attr("dir")).isEqualTo("rtl");
    assertThat(page.text()).contains("تحرير Tom Okafor");
  }

  private static JsonNode json(String content) {
    return JsonMapper.builder().build().readTree(content);
  }
}
