package io.newswire.acceptance.feedrules;

import static io.newswire.acceptance.feedrules.Elements.children;
import static io.newswire.acceptance.feedrules.Elements.first;
import static io.newswire.acceptance.feedrules.Elements.text;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

import org.w3c.dom.Element;

/**
 * Google's rules for a news sitemap
 * (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
 */
public final class NewsSitemapRules {
  private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
  private static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";
  private static final String IMAGE = "http://www.google.com/schemas/sitemap-image/1.1";
  private static final Duration OLDEST = Duration.ofDays(2);
  private static final int MOST = 1_000;

  private final Findings findings = new Findings();

  private NewsSitemapRules() {}

  /** What is wrong with the document. */
  public static List<String> findings(String contentType, byte[] sitemap) {
    return new NewsSitemapRules().read(contentType, sitemap);
  }

  private List<String> read(String contentType, byte[] sitemap) {
    findings.require(contentType.matches("(?i)(application|text)/xml\\s*;\\s*charset=utf-8"),
        "Content-Type", "is not XML with charset utf-8: " + contentType);
    var root = Elements.root(sitemap, findings);
    if (root != null) {
      findings.require(Elements.is(root, SITEMAP, "urlset"), "The root", "is not <urlset>");
      Elements.noLooseText(root, findings);
      var urls = children(root, SITEMAP, "url");
      findings.require(urls.size() == children(root).size(), "<urlset>",
          "has something else than <url>");
      findings.require(urls.size() <= MOST, "<urlset>", "has more than " + MOST + " articles");
      urls.forEach(this::url);
      findings.unique(urls.stream().map(url -> text(url, SITEMAP, "loc"))
          .filter(Objects::nonNull).toList(), "A <loc>");
    }
    return findings.all();
  }

  private void url(Element url) {
    var location = text(url, SITEMAP, "loc");
    var place = "The article '" + location + "':";
    findings.check(location == null ? "is missing" : Values.url(location), place + " loc");
    var changed = text(url, SITEMAP, "lastmod");
    if (changed != null) {
      findings.check(Values.rfc3339(changed), place + " lastmod");
    }
    children(url, IMAGE, "image").forEach(image -> {
      var source = text(image, IMAGE, "loc");
      findings.check(source == null ? "is missing" : Values.url(source), place + " image");
    });
    var news = first(url, NEWS, "news");
    if (news == null || children(url, NEWS, "news").size() != 1) {
      findings.add(place, "has not one <news:news>");
    } else {
      news(news, place);
    }
  }

  private void news(Element news, String place) {
    findings.check(Values.text(text(news, NEWS, "title")), place + " title");
    var publication = first(news, NEWS, "publication");
    if (publication == null) {
      findings.add(place, "has no <news:publication>");
    } else {
      findings.check(Values.text(text(publication, NEWS, "name")), place + " name");
      var language = String.valueOf(text(publication, NEWS, "language"));
      findings.require(language.matches("[a-z]{2,3}|zh-cn|zh-tw"), place,
          "has no language of ISO 639: " + language);
    }
    var date = text(news, NEWS, "publication_date");
    var wrong = date == null ? "is missing" : Values.rfc3339(date);
    findings.check(wrong, place + " publication_date");
    if (date != null && wrong == null) {
      findings.require(OffsetDateTime.parse(date).toInstant()
          .isAfter(Clock.systemUTC().instant().minus(OLDEST)), place, "is older than two days");
    }
  }
}
