package io.newswire.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;

import com.rometools.rome.feed.synd.SyndEntry;
import io.newswire.acceptance.TestPartner.Delivery;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** From a desk's POST to feeds and partners: publication, update, correction, kill. */
@Order(10)
class RoadTests {

  private final RunningProduct product = RunningProduct.shared();
  private final DeskClient desk = product.desk();
  private final FeedReader feeds = product.feeds();

  @Test
  void anUnderwrittenArticleArrivesWholeInEveryFeedAndAtThePartner() {
    var section = Articles.freshSection("underwritten");
    var article = Articles.underwritten(section);
    var id = article.path("id").asString();
    try (var partner = product.partner("The Evening Post").subscribed("html", List.of(section))) {
      desk.publish(article);
      feeds.awaitShown(section, id);

      for (var xml : List.of("rss", "atom")) {
        var entry = entry(section, xml, id);
        assertThat(entry.getTitle()).isEqualTo(article.path("headline").asString());
        var html = entry.getContents().getFirst().getValue();
        Whole.underwritten(html, article);
      }
      var item = jsonItem(section, id);
      assertThat(item.path("title").asString()).isEqualTo(article.path("headline").asString());
      Whole.underwritten(item.path("content_html").asString(), article);

      var delivery = partner.awaitAccepted(id, 1).getLast();
      assertThat(delivery.type()).isEqualTo("article.published");
      assertThat(delivery.revision()).isEqualTo(1);
      assertThat(delivery.body().path("data").path("pubStatus").asString())
          .isEqualToIgnoringCase("usable");
      assertThat(delivery.body().path("data").path("mediaType").asString())
          .startsWith("text/html");
      Whole.underwritten(delivery.content(), article);
      assertThat(Jsoup.parse(delivery.content()).text())
          .contains(article.path("headline").asString());
      assertThat(partner.forgeries()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"html", "fragment", "text", "ninjs"})
  void everyFormatSaysWhoPaidAndThatTheyHadNoSay(String format) {
    var section = Articles.freshSection("formats");
    var article = Articles.underwritten(section);
    try (var partner = product.partner("Format " + format).subscribed(format, List.of(section))) {
      desk.publish(article);

      var delivery = partner.awaitAccepted(article.path("id").asString(), 1).getLast();

      assertThat(delivery.body().path("data").path("format").asString()).isEqualTo(format);
      // Plain text is folded into lines.
      assertThat(delivery.content().replaceAll("\\s+", " ")).contains("Underwritten",
          "not approved by the underwriter", "The Lantern Foundation", "Beatrix Onwudiwe",
          "Rafael Sundqvist / Averil Wire", "“Shh,” she says");
    }
  }

  @Test
  void aCorrectionArrivesAsOneAndIsShownToReaders() {
    var section = Articles.freshSection("correction");
    var original = Articles.plain(section);
    var id = original.path("id").asString();
    try (var partner = product.partner("Correction").subscribed("html", List.of(section))) {
      desk.publish(original);
      partner.awaitAccepted(id, 1);

      var note = "An earlier version said “quiet”; it wasn’t.";
      var answer = desk.put(id, original.deepCopy().put("correctionNote", note)
          .put("headline", "A loud day at the harbour"));

      assertThat(answer.status()).as("%s", answer).isEqualTo(202);
      assertThat(answer.json().path("revision").asLong()).isEqualTo(2);
      var delivery = partner.awaitAccepted(id, 2).getLast();
      assertThat(delivery.type()).isEqualTo("article.corrected");
      assertThat(delivery.revision()).isEqualTo(2);
      assertThat(Jsoup.parse(delivery.content()).text()).contains(note);
      await().untilAsserted(
          () -> assertThat(jsonItem(section, id).path("content_html").asString()).contains(note));
      for (var xml : List.of("rss", "atom")) {
        assertThat(entry(section, xml, id).getContents().getFirst().getValue()).contains(note);
      }
    }
  }

  @Test
  void aRevisionWithoutANoteArrivesAsAnUpdate() {
    var section = Articles.freshSection("update");
    var article = Articles.plain(section);
    var id = article.path("id").asString();
    try (var partner = product.partner("Update").subscribed("text", List.of(section))) {
      desk.publish(article);
      partner.awaitAccepted(id, 1);

      desk.publish(article.deepCopy().put("headline", "A longer day at the harbour"));

      assertThat(partner.awaitAccepted(id, 2)).extracting(Delivery::type)
          .containsExactly("article.published", "article.updated");
    }
  }

  @Test
  void aKillReachesWhoeverGotTheStoryAndLeavesATombstone() {
    var section = Articles.freshSection("kill");
    var article = Articles.plain(section).put("body", "<p>The mast at Cold Fell fell.</p>");
    var id = article.path("id").asString();
    try (var partner = product.partner("Kill").subscribed("html", List.of(section))) {
      desk.publish(article);
      feeds.awaitShown(section, id);
      partner.awaitAccepted(id, 1);
      // The kill goes to everybody who was sent the story, whatever their filter says of it now.
      article.putArray("sections").add(Articles.freshSection("elsewhere"));
      desk.publish(article);

      var answer = desk.kill(id, "The mast stands.");

      assertThat(answer.status()).as("%s", answer).isEqualTo(202);
      await().untilAsserted(() -> assertThat(partner.accepted(id)).last()
          .extracting(Delivery::type).isEqualTo("article.killed"));
      var delivery = partner.accepted(id).getLast();
      assertThat(delivery.body().path("data").path("pubStatus").asString())
          .isEqualToIgnoringCase("canceled");
      assertThat(delivery.body().toString()).contains("The mast stands.")
          .doesNotContain("Cold Fell fell");
      assertThat(feeds.rendition(id, "html").status()).isEqualTo(410);
      assertThat(desk.put(id, article).status()).isBetween(400, 499);
    }
  }

  @Test
  void aKilledEntryIsGoneFromEveryFeedAndAtomSaysSo() {
    var section = Articles.freshSection("tombstone");
    var killed = Articles.plain(section);
    var kept = Articles.plain(section);
    var id = killed.path("id").asString();
    desk.publish(killed);
    desk.publish(kept);
    feeds.awaitShown(section, id);
    feeds.awaitShown(section, kept.path("id").asString());

    desk.kill(id, "It did not happen.");

    await().untilAsserted(() -> assertThat(feeds.poll(section, "atom").text())
        .containsPattern("<at:deleted-entry[^>]* ref=\"" + id + "\""));
    assertThat(FeedReader.FORMATS).allSatisfy(format -> {
      assertThat(feeds.shows(section, format, id)).isFalse();
      assertThat(feeds.shows(section, format, kept.path("id").asString())).isTrue();
    });
  }

  @Test
  void postingTwiceIsPostingOnce() {
    var section = Articles.freshSection("twice");
    var article = Articles.plain(section);
    var id = article.path("id").asString();
    try (var partner = product.partner("Twice").subscribed("text", List.of(section))) {
      var first = desk.post(article).json();
      var second = desk.post(article).json();
      assertThat(second).isEqualTo(first);

      // Something that stands behind it on the road proves that nothing else is on its way.
      article.put("headline", "Another day at the harbour");
      assertThat(desk.publish(article)).isEqualTo(2);

      await().untilAsserted(() -> assertThat(partner.accepted(id)).last()
          .extracting(Delivery::revision).isEqualTo(2L));
      assertThat(partner.accepted(id)).extracting(Delivery::revision).doesNotHaveDuplicates();
    }
  }

  private SyndEntry entry(String feed, String format, String id) {
    return FeedReader.withRome(feeds.poll(feed, format).bytes()).getEntries().stream()
        .filter(entry -> id.equals(entry.getUri())).findFirst().orElseThrow();
  }

  private JsonNode jsonItem(String feed, String id) {
    return feeds.poll(feed, "json").json().path("items").valueStream()
        .filter(item -> id.equals(item.path("id").asString(""))).findFirst().orElseThrow();
  }
}
