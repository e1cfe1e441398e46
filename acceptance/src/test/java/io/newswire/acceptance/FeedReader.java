package io.newswire.acceptance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;

/** Somebody who polls feeds. */
final class FeedReader {
  static final List<String> FORMATS = List.of("rss", "atom", "json");

  private final HttpCaller http;
  private final String base;

  FeedReader(String syndicationUrl) {
    this.http = new HttpCaller(syndicationUrl);
    this.base = syndicationUrl;
  }

  String url(String feed, String format) {
    return base + "/feeds/" + feed + "." + format;
  }

  /** @param headers names and values in turn, such as validators */
  Answer poll(String feed, String format, String... headers) {
    return http.get("/feeds/" + feed + "." + format, headers);
  }

  Answer head(String feed, String format) {
    return http.head("/feeds/" + feed + "." + format);
  }

  Answer list() {
    return http.get("/feeds", "Accept", "application/json");
  }

  Answer rendition(String articleId, String format) {
    return http.get("/articles/" + HttpCaller.segment(articleId) + "/renditions/" + format);
  }

  /** A page or document by its absolute URL, which must be ours. */
  Answer follow(String url) {
    if (!url.startsWith(base)) {
      throw new IllegalArgumentException(url + " is not under " + base);
    }
    return http.get(url.substring(base.length()));
  }

  /** Whether the feed names the article, in the words of the format. */
  boolean shows(String feed, String format, String articleId) {
    var answer = poll(feed, format);
    return answer.status() == 200 && switch (format) {
      case "json" -> answer.json().path("items").valueStream()
          .anyMatch(item -> item.path("id").asString("").equals(articleId));
      default -> withRome(answer.bytes()).getEntries().stream()
          .anyMatch(entry -> articleId.equals(entry.getUri()));
    };
  }

  /** Waits until the feed shows the article in every format. */
  void awaitShown(String feed, String articleId) {
    Awaitility.await().untilAsserted(() -> Assertions.assertThat(FORMATS)
        .allSatisfy(format -> Assertions.assertThat(shows(feed, format, articleId))
            .as("%s shows %s as %s", feed, articleId, format).isTrue()));
  }

  /** ROME, the parser that most of Java reads feeds with. */
  static SyndFeed withRome(byte[] feed) {
    try {
      return new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(feed)));
    } catch (IOException | FeedException unreadable) {
      throw new AssertionError("ROME cannot read the feed", unreadable);
    }
  }
}
