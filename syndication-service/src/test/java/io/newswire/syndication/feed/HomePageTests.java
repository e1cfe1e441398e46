package io.newswire.syndication.feed;

import static io.newswire.syndication.Subscriber.header;
import static io.newswire.syndication.Subscriber.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;

import io.newswire.platform.publication.Publications;
import io.newswire.platform.publication.Publications.Title;
import io.newswire.syndication.Subscriber;
import io.newswire.syndication.SyndicationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page that feeds and articles name as their home page is there. */
@SyndicationTest
class HomePageTests {
  private static final Pattern OUR_OWN = Pattern
      .compile("href=\"(?:http://localhost:8082)?(/[^\"]*)\"");

  @LocalServerPort
  private int port;
  private Subscriber subscriber;

  @BeforeEach
  void open() {
    subscriber = new Subscriber(port);
  }

  @Test
  void isForEverybodyAndForCaches() {
    var home = subscriber.get("/");

    assertThat(home.statusCode()).isEqualTo(200);
    assertThat(header(home, "Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
    assertThat(header(home, "Cache-Control")).contains("public", "max-age=300");
    assertThat(header(home, "Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(header(home, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(home.headers().firstValue("Set-Cookie")).isEmpty();
    var again = subscriber.get("/", "If-None-Match", header(home, "ETag"));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    var head = subscriber.send("HEAD", "/");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "ETag")).isEqualTo(header(home, "ETag"));
    assertThat(head.body()).isEmpty();
  }

  @Test
  void leadsFeedReadersToTheLatestAndNobodyAstray() {
    var page = text(subscriber.get("/"));

    for (var feed : Map.of("rss", "application/rss+xml", "atom", "application/atom+xml", "json",
        "application/feed+json").entrySet()) {
      assertThat(page).containsPattern("<link rel=\"alternate\" type=\"" + Pattern.quote(
          feed.getValue()) + "\" title=\"[^\"]+\" href=\"http://localhost:8082/feeds/latest\\."
          + feed.getKey() + "\">");
    }
    var links = OUR_OWN.matcher(page).results().map(found -> found.group(1)).toList();
    assertThat(links).contains("/feeds", "/feeds.opml", "/portal", "/.well-known/jwks.json")
        // The portal asks for a sign-in.
        .allSatisfy(link -> assertThat(subscriber.get(link).statusCode()).isIn(200, 302, 401));
  }

  @Test
  void namesTheHouseAsItsSettingsDo() {
    var house = new Title("The <Post> & Mail", "https://post.example", null, "en",
        "desk@post.example", null);
    var publications = new Publications("https://news.post.example", Map.of("default", house));

    var page = new HomePage(publications, new FeedLinks(publications)).show().getBody();

    assertThat(page).contains("<h1>The &lt;Post&gt; &amp; Mail</h1>",
        "<a href=\"https://post.example\">", "href=\"mailto:desk@post.example\"",
        "href=\"https://news.post.example/feeds/latest.atom\"");
  }
}
