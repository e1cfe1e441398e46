package io.newswire.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.rometools.rome.feed.synd.SyndEntry;
import io.newswire.acceptance.feedrules.AtomRules;
import io.newswire.acceptance.feedrules.JsonFeedRules;
import io.newswire.acceptance.feedrules.RssRules;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The archive of a feed as somebody meets it who was away. */
@Order(21)
class ArchiveTests {
  private static final String SECTION = Articles.freshSection("archive");
  private static final int PUBLISHED = 55;
  private static final HashSet<String> STANDING = new HashSet<>();
  private static String killed = "";

  private final RunningProduct product = RunningProduct.shared();
  private final FeedReader feeds = product.feeds();

  /** A full page, of which one article is killed afterwards, and five more articles. */
  @BeforeAll
  static void aFeedWithAnArchive() {
    var product = RunningProduct.shared();
    var desk = product.desk();
    var ids = IntStream.range(0, PUBLISHED).mapToObj(_ -> {
      var article = Articles.plain(SECTION);
      desk.publish(article);
      return article.path("id").asString();
    }).toList();
    STANDING.addAll(ids);
    await().until(() -> product.feeds().shows(SECTION, "json", ids.getLast())
        && product.feeds().poll(SECTION, "atom").text().contains("prev-archive"));
    killed = ids.getFirst();
    desk.kill(killed, "It & its “source” <were> made up.");
    STANDING.remove(killed);
    await().until(
        () -> product.feeds().poll(SECTION, "atom").text().contains("deleted-entry"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rss", "atom", "json"})
  void breakNoRuleOfAValidator(String format) {
    var page = feeds.follow(page(format));

    assertThat(switch (format) {
      case "rss" -> RssRules.findings(page(format), page.header("content-type"), page.bytes());
      case "atom" -> AtomRules.findings(page(format), page.header("content-type"), page.bytes());
      default -> JsonFeedRules.findings(page(format), page.header("content-type"), page.bytes());
    }).isEmpty();
    assertThat(page.text()).contains(killed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rss", "atom"})
  void rebuildTheWholeFeedFromTheLinks(String format) {
    var found = new ArrayList<String>();
    for (var document : new Answer[]{feeds.poll(SECTION, format), feeds.follow(page(format))}) {
      FeedReader.withRome(document.bytes()).getEntries().stream().map(SyndEntry::getUri)
          .forEach(found::add);
    }

    assertThat(new HashSet<>(found)).isEqualTo(STANDING);
  }

  @Test
  void keepAPagesBytes() {
    var first = feeds.follow(page("atom"));
    product.desk().publish(Articles.plain(Articles.freshSection("other")));

    var second = feeds.follow(page("atom"));

    assertThat(second.bytes()).isEqualTo(first.bytes());
    assertThat(second.header("etag")).isEqualTo(first.header("etag")).matches("\"[^\"]+\"");
  }

  private String page(String format) {
    var document = feeds.poll(SECTION, format).text();
    var link = format.equals("json")
        ? Pattern.compile("\"next_url\":\"([^\"]+)\"").matcher(document)
        : Pattern.compile("rel=\"prev-archive\"[^>]* href=\"([^\"]+)\"").matcher(document);
    assertThat(link.find()).isTrue();
    return URI.create(link.group(1)).toString();
  }
}
