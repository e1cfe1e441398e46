package io.newswire.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.newswire.acceptance.TestPartner.Delivery;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Partners that are slow, broken or hostile, and what they can rely on all the same. */
@Order(25)
class PartnerTests {

  private final RunningProduct product = RunningProduct.shared();
  private final DeskClient desk = product.desk();

  @Test
  void aPartnerThatFailsIsTriedAgainWithTheSameMessage() {
    var section = Articles.freshSection("retry");
    var article = Articles.plain(section);
    var id = article.path("id").asString();
    try (var partner = product.partner("Retry").subscribed("text", List.of(section))) {
      var calls = new AtomicInteger();
      partner.answering(_ -> calls.incrementAndGet() == 1 ? 503 : 204);

      desk.publish(article);

      var taken = partner.awaitAccepted(id, 1).getFirst();
      assertThat(partner.refused(id)).singleElement().satisfies(refused -> {
        assertThat(refused.webhookId()).isEqualTo(taken.webhookId());
        assertThat(refused.body()).isEqualTo(taken.body());
      });
    }
  }

  @Test
  void aRevisionThatWasReplacedBeforeItArrivedIsNotSent() {
    var section = Articles.freshSection("superseded");
    var article = Articles.plain(section);
    var id = article.path("id").asString();
    try (var partner = product.partner("Superseded").subscribed("text", List.of(section))) {
      partner.answering(delivery -> delivery.revision() == 1 ? 500 : 204);
      desk.publish(article);
      await().until(() -> !partner.refused(id).isEmpty());

      desk.publish(article.put("headline", "A newer day at the harbour"));

      partner.awaitAccepted(id, 1);
      assertThat(partner.accepted(id)).extracting(Delivery::revision).containsExactly(2L);
    }
  }

  @Test
  void aKillOvertakesWhatIsStillOnItsWay() {
    var section = Articles.freshSection("overtaken");
    var article = Articles.plain(section);
    var id = article.path("id").asString();
    try (var partner = product.partner("Overtaken").subscribed("text", List.of(section))) {
      partner.answering(delivery -> delivery.type().equals("article.killed") ? 204 : 503);
      desk.publish(article);
      await().until(() -> !partner.refused(id).isEmpty());

      desk.kill(id, "It did not happen.");

      // It answered 503, which does not say that it threw the story away.
      assertThat(partner.awaitAccepted(id, 1)).extracting(Delivery::type)
          .containsExactly("article.killed");
    }
  }

  @Test
  void oneThatAnswersNothingHoldsUpNobodyElse() {
    var section = Articles.freshSection("broken");
    try (var broken = product.partner("Broken").subscribed("text", List.of(section));
        var sound = product.partner("Sound").subscribed("text", List.of(section))) {
      broken.answering(_ -> 500);
      var articles = List.of(Articles.plain(section), Articles.plain(section),
          Articles.plain(section));

      articles.forEach(desk::publish);

      assertThat(articles).allSatisfy(
          article -> sound.awaitAccepted(article.path("id").asString(), 1));
    }
  }

  @Test
  void hearsOnlyOfTheSectionsThatItWants() {
    var wanted = Articles.plain(Articles.freshSection("wanted"));
    var other = Articles.plain(Articles.freshSection("unwanted"));
    try (var partner = product.partner("Filter")
        .subscribed("text", List.of(wanted.path("sections").path(0).asString()))) {
      desk.publish(other);
      desk.publish(wanted);

      partner.awaitAccepted(wanted.path("id").asString(), 1);

      assertThat(partner.accepted(other.path("id").asString())).isEmpty();
    }
  }

  @Test
  void theAdministratorSeesEachDeliveryAndItsAttempts() {
    var section = Articles.freshSection("history");
    var article = Articles.plain(section);
    try (var partner = product.partner("History").subscribed("text", List.of(section))) {
      desk.publish(article);
      partner.awaitAccepted(article.path("id").asString(), 1);

      await().untilAsserted(() -> {
        var told = partner.deliveries();
        assertThat(told.status()).isEqualTo(200);
        var delivery = told.json().path("deliveries").path(0);
        assertThat(delivery.path("articleId")).isEqualTo(article.path("id"));
        assertThat(delivery.path("state").asString()).isEqualToIgnoringCase("delivered");
        assertThat(delivery.path("attempts").path(0).path("status").asInt()).isEqualTo(204);
      });
      // Each look gives back what it took: more of them than there are database connections.
      for (int look = 0; look < 40; look++) {
        assertThat(partner.deliveries().status()).isEqualTo(200);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/hook",
      "http://[::ffff:10.0.0.1]/hook", "http://[fd00::1]/hook", "http://0.0.0.0/hook",
      "ftp://partner.example/hook", "hook", "http://user:secret@partner.example/hook"})
  void cannotPointUsAtOurOwnNetwork(String url) {
    try (var partner = product.partner("Hostile")) {
      var answer = partner.asksFor(JsonMapper.shared().createObjectNode().put("url", url)
          .put("format", "html"));

      assertThat(answer.status()).as("%s", answer).isEqualTo(422);
      assertThat(answer.json().path("errors").path(0).path("pointer").asString())
          .isEqualTo("/url");
    }
  }

  @Test
  void nobodyButAnAdministratorMakesPartners() {
    var url = product.stack().syndicationUrl();
    var partner = JsonMapper.shared().createObjectNode().put("name", "Nobody");
    var editor = HttpCaller.withKey(url, product.stack().keys().editor());

    assertThat(new HttpCaller(url).sendJson("POST", "/partners", partner).status()).isEqualTo(401);
    assertThat(editor.sendJson("POST", "/partners", partner).status()).isEqualTo(403);
  }
}
