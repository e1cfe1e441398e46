package io.newswire.syndication;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.newswire.event.ContentType;
import io.newswire.event.Contributor;
import io.newswire.event.ContributorRole;
import io.newswire.event.PubStatus;
import io.newswire.event.Publication;
import io.newswire.event.RenderedArticle;
import io.newswire.event.Rendition;
import io.newswire.platform.wire.AvroWire;

/** Rendered articles as the render service sends them, short. */
public final class Rendered {
  static {
    AvroWire.trustOurRecords();
  }

  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  /** Each article is newer than the one before: it stands first in the feed of all. */
  private static final AtomicLong SEQUENCE = new AtomicLong();

  private Rendered() {}

  /** An id that no other test uses. */
  public static String freshId() {
    return "urn:uuid:" + UUID.randomUUID();
  }

  public static RenderedArticle article(String id, long revision, String... sections) {
    return article(id, revision, builder -> builder.setSections(List.of(sections)));
  }

  public static RenderedArticle article(String id, long revision,
      Consumer<RenderedArticle.Builder> details) {
    var builder = RenderedArticle.newBuilder()
        .setId(id)
        .setRevision(revision)
        .setEventId(UUID.randomUUID().toString())
        .setAcceptedAt(NOON)
        .setRenderedAt(NOON)
        .setPubStatus(PubStatus.USABLE)
        .setContentType(ContentType.newBuilder().setSlug("news")
            .setUri("https://newswire.example/content-types/news").setLabel("News").build())
        .setPublication(Publication.newBuilder().setSlug("default").setName("Newswire")
            .setHomePage("https://newswire.example/").build())
        .setHeadline("Harbour bridge opens, revision " + revision)
        .setLanguage("en")
        .setUrl("https://newswire.example/articles/bridge")
        .setContributors(List.of(
            new Contributor("Ana Lind", ContributorRole.AUTHOR, null, null),
            new Contributor("Bo Reuter", ContributorRole.EDITOR, null, null)))
        .setPublishedAt(NOON.plusSeconds(SEQUENCE.incrementAndGet()))
        .setUpdatedAt(NOON);
    details.accept(builder);
    return builder.setRenditions(renditions(builder)).build();
  }

  public static RenderedArticle kill(String id, long revision, String reason) {
    return article(id, revision, builder -> builder.setPubStatus(PubStatus.CANCELED)
        .setKillReason(reason).setHeadline("Article withdrawn"));
  }

  private static List<Rendition> renditions(RenderedArticle.Builder article) {
    var killed = article.getPubStatus() == PubStatus.CANCELED;
    var html = new Rendition("html", "text/html;charset=utf-8", killed
        ? "<!DOCTYPE html><html><body>Withdrawn: " + article.getKillReason() + "</body></html>"
        : "<!DOCTYPE html><html><body><h1>" + article.getHeadline() + "</h1></body></html>");
    return killed
        ? List.of(html, platformItem("smartnews-item",
            "<guid>" + article.getId() + "</guid><media:status state=\"deleted\"/>"))
        : Arrays.asList(html,
            platformItem("msn-item", "<guid>" + article.getId() + "</guid><mi:shortTitle>Bridge"
                + "</mi:shortTitle>"),
            platformItem("smartnews-item", "<guid>" + article.getId()
                + "</guid><media:status state=\"active\"/>"),
            platformItem("flipboard-item", "<guid>" + article.getId() + "</guid>"),
            platformItem("yandex-item", "<guid>" + article.getId()
                + "</guid><yandex:full-text>Text</yandex:full-text>"),
            new Rendition("news-sitemap-url", "application/xml;charset=utf-8",
                sitemapUrl(article)),
            new Rendition("rss-item", "application/rss+xml;charset=utf-8", rssItem(article)),
            new Rendition("atom-entry", "application/atom+xml;charset=utf-8", atomEntry(article)),
            new Rendition("json-feed-item", "application/feed+json;charset=utf-8",
                jsonFeedItem(article)),
            new Rendition("text", "text/plain;charset=utf-8",
                article.getHeadline()
                    + "\n\nThe first lorries crossed with the fog still there.\n"));
  }

  private static Rendition platformItem(String format, String content) {
    return new Rendition(format, "application/rss+xml;charset=utf-8",
        "<item><title>Bridge</title>" + content + "</item>");
  }

  private static String sitemapUrl(RenderedArticle.Builder article) {
    return """
        <url><loc>%s?%s</loc><news:news><news:publication><news:name>Newswire</news:name>\
        <news:language>en</news:language></news:publication>\
        <news:publication_date>%s</news:publication_date><news:title>%s</news:title></news:news>\
        </url>
        """.formatted(article.getUrl(), article.getId(), article.getPublishedAt(),
        article.getHeadline());
  }

  private static String rssItem(RenderedArticle.Builder article) {
    return """
        <item>
        <title>%s</title>
        <link>%s</link>
        <guid isPermaLink="false">%s</guid>
        <pubDate>Mon, 23 Nov 2026 12:00:00 GMT</pubDate>
        <dc:creator>Ana Lind</dc:creator>
        <content:encoded>&lt;p&gt;“Text”&lt;/p&gt;</content:encoded>
        </item>
        """.formatted(article.getHeadline(), article.getUrl(), article.getId());
  }

  private static String atomEntry(RenderedArticle.Builder article) {
    return """
        <entry>
        <id>%s</id>
        <title>%s</title>
        <updated>%s</updated>
        <author><name>Ana Lind</name></author>
        <link rel="alternate" type="text/html" href="%s"/>
        <content type="html">&lt;p&gt;“Text”&lt;/p&gt;</content>
        </entry>
        """.formatted(article.getId(), article.getHeadline(), article.getUpdatedAt(),
        article.getUrl());
  }

  private static String jsonFeedItem(RenderedArticle.Builder article) {
    return """
        {"id":"%s","url":"%s","title":"%s","content_html":"<p>“Text”</p>","date_published":"%s"}
        """.formatted(article.getId(), article.getUrl(), article.getHeadline(),
        article.getPublishedAt());
  }
}
