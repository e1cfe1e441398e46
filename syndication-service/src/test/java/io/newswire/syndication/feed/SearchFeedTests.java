package io.newswire.syndication.feed;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Rendered.kill;
import static io.newswire.syndication.Subscriber.header;
import static io.newswire.syndication.Subscriber.text;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.newswire.event.RenderedArticle;
import io.newswire.syndication.MutableClock;
import io.newswire.syndication.Rendered;
import io.newswire.syndication.Subscriber;
import io.newswire.syndication.Syndication;
import io.newswire.syndication.SyndicationTest;
import io.newswire.syndication.entry.Entries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@SyndicationTest
class SearchFeedTests {
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private Entries entries;
  @Autowired
  private Feeds feeds;
  @Autowired
  private MutableClock clock;
  @LocalServerPort
  private int port;

  private Syndication syndication;
  private Subscriber subscriber;
  private final String word = "w" + UUID.randomUUID().toString().replace("-", "");
  private final String section = "s-" + UUID.randomUUID();
  private final String id = freshId();
  private final String other = freshId();
  private final String elsewhere = freshId();

  @BeforeEach
  void publish() {
    syndication = new Syndication(transaction, entries, feeds);
    subscriber = new Subscriber(port);
    clock.advance(ofSeconds(5));
    syndication.takeIn(
        article(id, 1, builder -> builder.setHeadline("Of " + word).setSections(List.of(section))),
        article(other, 1, builder -> builder.setHeadline("Of " + word)),
        article(elsewhere, 1, section));
  }

  @ParameterizedTest
  @CsvSource({"rss,application/rss+xml", "atom,application/atom+xml", "json,application/feed+json"})
  void findWhatHasTheWordsAndStandsInTheSection(String extension, String mediaType) {
    var found = subscriber.get("/feeds/search." + extension + "?q=" + word + "&section=" + section);

    assertThat(found.statusCode()).as(text(found)).isEqualTo(200);
    assertThat(header(found, "Content-Type")).isEqualToIgnoringCase(mediaType + ";charset=utf-8");
    assertThat(header(found, "X-Robots-Tag")).isEqualTo("noindex");
    assertThat(text(found)).contains(id).doesNotContain(other, elsewhere, "\"hub");
  }

  @Test
  void nameThemselvesInOneFormHoweverTheyAreAskedFor() {
    var one = subscriber.get("/feeds/search.json?q=" + word + "&section=" + section);
    var again = subscriber.get("/feeds/search.json?section=" + section + "&q=" + word);

    assertThat(again.body()).isEqualTo(one.body());
    assertThat(new JsonMapper().readTree(one.body()).get("feed_url").asString())
        .isEqualTo("http://localhost:8082/feeds/search.json?q=" + word + "&section=" + section);
    assertThat(subscriber.get("/feeds/search.json?section=" + section + "&q=" + word,
        "If-None-Match", header(one, "ETag")).statusCode()).isEqualTo(304);
  }

  @Test
  void haveTheNewestFifty() {
    var articles = IntStream.range(0, 60)
        .mapToObj(number -> article("urn:x:%s:%02d".formatted(word, number), 1,
            builder -> builder.setSections(List.of("more-" + section)).setHeadline("On " + word)
                .setPublishedAt(Rendered.NOON.plusSeconds(number))))
        .toArray(RenderedArticle[]::new);
    syndication.takeIn(articles);

    var items = new JsonMapper().readTree(
        subscriber.get("/feeds/search.json?section=more-" + section + "&q=" + word).body())
        .get("items");

    assertThat(items).hasSize(50);
    assertThat(items.get(0).get("id").asString()).isEqualTo(articles[59].getId());
  }

  @Test
  void showNothingThatReadersMustNotSee() {
    syndication.takeIn(kill(id, 2, "Wrong bridge"));

    assertThat(text(subscriber.get("/feeds/search.atom?q=" + word + "&section=" + section)))
        .doesNotContain(id).contains("<updated>1970-01-01T00:00:00Z</updated>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?sections=x", "?q=a&q=b", "?q=%20", "?urgency=9", "?language=e_n"})
  void sayWhatIsWrongWithAQuery(String query) {
    var refused = subscriber.get("/feeds/search.atom" + query);

    assertThat(refused.statusCode()).as(text(refused)).isEqualTo(400);
    assertThat(header(refused, "Content-Type")).startsWith("application/problem+json");
    assertThat(text(refused)).contains("\"pointer\":\"/");
  }
}
