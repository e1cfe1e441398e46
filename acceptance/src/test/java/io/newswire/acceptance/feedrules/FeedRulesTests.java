package io.newswire.acceptance.feedrules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules find what is wrong, and nothing in what is right. */
class FeedRulesTests {
  private static final String URL = "https://example.org/feeds/latest";

  private static final String RSS = """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" \
      xmlns:content="http://purl.org/rss/1.0/modules/content/">
      <channel>
      <title>News</title><link>https://example.org/</link><description>All of it</description>
      <atom:link rel="self" type="application/rss+xml" href="https://example.org/feeds/latest"/>
      <lastBuildDate>Mon, 23 Nov 2026 10:00:00 GMT</lastBuildDate><ttl>5</ttl>
      <managingEditor>desk@example.org (The desk)</managingEditor>
      <item><title>“One” &amp; two</title><link>https://example.org/1</link>
      <guid isPermaLink="false">urn:uuid:1</guid>
      <pubDate>Mon, 23 Nov 2026 10:00:00 GMT</pubDate><description>Short</description>
      <content:encoded>&lt;p&gt;&lt;a href="https://example.org/2"&gt;Long&lt;/a&gt;&lt;/p&gt;\
      </content:encoded></item>
      </channel></rss>
      """;

  private static final String ATOM = """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
      <id>https://example.org/feeds/latest</id><title>News</title>
      <updated>2026-11-23T10:00:00Z</updated>
      <link rel="self" type="application/atom+xml" href="https://example.org/feeds/latest"/>
      <at:deleted-entry ref="urn:uuid:9" when="2026-11-23T10:00:00Z"/>
      <entry xml:lang="en"><id>urn:uuid:1</id><title>“One” &amp; two</title>
      <updated>2026-11-23T10:00:00Z</updated><published>2026-11-23T10:00:00Z</published>
      <author><name>Ada</name><email>ada@example.org</email></author>
      <link rel="alternate" type="text/html" href="https://example.org/1"/>
      <category term="news" scheme="urn:kinds"/>
      <content type="html">&lt;p&gt;Long&lt;/p&gt;</content></entry>
      </feed>
      """;

  private static final String JSON = """
      {"version": "https://jsonfeed.org/version/1.1", "title": "News",
       "feed_url": "https://example.org/feeds/latest", "home_page_url": "https://example.org/",
       "_ours": {"deleted": []},
       "items": [{"id": "urn:uuid:1", "url": "https://example.org/1", "title": "“One” & two",
         "content_html": "<p>Long</p>", "date_published": "2026-11-23T10:00:00Z",
         "authors": [{"name": "Ada"}], "tags": ["news"], "language": "en"}]}
      """;

  @Test
  void findNothingInWhatIsRight() {
    assertThat(rss(RSS)).isEmpty();
    assertThat(atom(ATOM)).isEmpty();
    assertThat(json(JSON)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "<title>News</title>                     | <title></title>                         | title",
      "<title>News</title>                     | <title>a</title><title>b</title>        | twice",
      "<link>https://example.org/</link>       | <link>/</link>                          | web address",
      "Mon, 23 Nov 2026                        | Tue, 23 Nov 2026                        | possible date",
      "Mon, 23 Nov 2026                        | 23.11.2026                              | RFC 822",
      "<ttl>5</ttl>                            | <ttl>soon</ttl>                         | whole number",
      "desk@example.org (The desk)             | The desk                                | address (name)",
      "isPermaLink=\"false\"                   | isPermaLink=\"true\"                    | permalink",
      "<description>Short</description>        | <summary>Short</summary>                | unknown element",
      "href=\"https://example.org/feeds/latest\" | href=\"https://example.org/else\"     | where the feed was",
      "href=\"https://example.org/2\"          | href=\"/2\"                             | relative",
      "&lt;p&gt;                               | &lt;script&gt;                          | <script>",
      "encoding=\"UTF-8\"                      | encoding=\"ISO-8859-1\"                 | UTF-8",
      "</channel>                              | ``                                      | well-formed"})
  void seeWhatIsWrongInRss(String right, String wrong, String finding) {
    assertThat(rss(RSS.replace(right, wrong))).anySatisfy(
        found -> assertThat(found).contains(finding));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "<id>urn:uuid:1</id>          | <id>1</id>                             | not absolute",
      "ref=\"urn:uuid:9\"           | ref=\"urn:uuid:1\"                     | stands in the feed",
      "when=\"2026-11-23T10:00:00Z\" | ``                                    | when",
      "<updated>2026-11-23T10:00:00Z | <updated>2026-11-23t10:00:00z         | RFC 3339",
      "<updated>2026-11-23T10:00:00Z | <updated>2096-11-23T10:00:00Z         | future",
      "<name>Ada</name>             | ``                                     | name",
      "ada@example.org              | ada                                    | e-mail",
      "rel=\"alternate\"            | rel=\"related\"                        | alternate",
      "term=\"news\"                | ``                                     | term",
      "&amp; two                    | &amp;amp; two                          | escaped twice",
      "<author>                     | <category/><author>                    | term",
      "<content type=\"html\">      | <content type=\"text/html\">           | type",
      "xml:lang=\"en\"              | xml:lang=\"english_gb\"                | language"})
  void seeWhatIsWrongInAtom(String right, String wrong, String finding) {
    assertThat(atom(ATOM.replace(right, wrong))).anySatisfy(
        found -> assertThat(found).contains(finding));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "version/1.1                  | version/1                              | version",
      "\"id\": \"urn:uuid:1\"       | \"id\": 1                              | no string",
      "content_html                 | content                                | neither",
      "_ours                        | ours                                   | unknown field",
      "2026-11-23T10:00:00Z         | yesterday                              | RFC 3339",
      "[\"news\"]                   | [7]                                    | tags",
      "\"en\"                       | null                                   | null",
      "<p>Long</p>                  | <p onclick='x'>Long</p>                | event handler"})
  void seeWhatIsWrongInJsonFeed(String right, String wrong, String finding) {
    assertThat(json(JSON.replace(right, wrong))).anySatisfy(
        found -> assertThat(found).contains(finding));
  }

  private static List<String> rss(String feed) {
    return RssRules.findings(URL, "application/rss+xml;charset=utf-8", feed.getBytes(UTF_8));
  }

  private static List<String> atom(String feed) {
    return AtomRules.findings(URL, "application/atom+xml;charset=utf-8", feed.getBytes(UTF_8));
  }

  private static List<String> json(String feed) {
    return JsonFeedRules.findings(URL, "application/feed+json", feed.getBytes(UTF_8));
  }
}
