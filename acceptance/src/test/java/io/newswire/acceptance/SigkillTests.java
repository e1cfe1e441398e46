package io.newswire.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.newswire.acceptance.TestPartner.Delivery;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand articles on the road while its services die without a goodbye. */
@Tag("proof")
@Order(60)
class SigkillTests {
  private static final List<String> SERVICES = List.of("ingest", "render", "syndication");
  private static final int ARTICLES = 1_000;
  /** How many are posted before, while and after each service is killed. */
  private static final int SHARE = ARTICLES / SERVICES.size();
  private static final int DESKS = 8;
  /** Every so many articles, one is revised at once. */
  private static final int REVISED = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final RunningProduct product = RunningProduct.shared();
  private final DeskClient desk = product.desk();
  private final FeedReader feeds = product.feeds();
  private final String section = Articles.freshSection("sigkill");
  /** Open once a service is back. */
  private final List<CountDownLatch> shares = SERVICES.stream().map(_ -> new CountDownLatch(1))
      .toList();
  private final Map<String, Long> accepted = new ConcurrentHashMap<>();

  @Test
  void noArticleIsLostAndNoneGoesBackwards() throws InterruptedException, ExecutionException {
    var quiet = Articles.plain(Articles.freshSection("quiet"));
    var quietFeed = quiet.path("sections").path(0).asString();
    desk.publish(quiet);
    await()
        .until(() -> feeds.shows(quietFeed, "atom", quiet.path("id").asString()));
    var quietBefore = feeds.poll(quietFeed, "atom");

    try (var partner = product.partner("Sigkill").subscribed("text", List.of(section));
        var desks = Executors.newVirtualThreadPerTaskExecutor()) {
      var posting = IntStream.range(0, DESKS)
          .<Future<?>>mapToObj(number -> desks.submit(() -> postFrom(number))).toList();

      for (int number = 0; number < SERVICES.size(); number++) {
        killAndRestart(SERVICES.get(number), number * SHARE + SHARE / 3);
        shares.get(number).countDown();
      }
      for (var desk : posting) {
        desk.get();
      }
      assertThat(accepted).hasSize(ARTICLES);

      await().untilAsserted(
          () -> assertThat(newest(partner)).containsExactlyInAnyOrderEntriesOf(accepted));
      await().untilAsserted(() -> assertThat(accepted.keySet())
          .allSatisfy(id -> assertThat(feeds.rendition(id, "text").status()).isEqualTo(200)));
      assertNothingWentBackwards(partner);
      assertThat(partner.forgeries()).isEmpty();
    }
    var quietAfter = feeds.poll(quietFeed, "atom");
    assertThat(quietAfter.bytes()).as("a feed after its service died")
        .isEqualTo(quietBefore.bytes());
    assertThat(quietAfter.header("etag")).isEqualTo(quietBefore.header("etag"));
  }

  /**
   * As a desk's software would: what is not accepted is sent again. A share waits for the service
   * that died in the one before, so that each service dies amid the posting.
   */
  private void postFrom(int first) {
    for (int number = first; number < ARTICLES; number += DESKS) {
      awaitShare(number / SHARE - 1);
      var article = Articles.plain(Articles.freshId(), section, "Report " + number);
      var revision = desk.publishAtLast(article, PATIENCE);
      if (number % REVISED == 0) {
        article.put("headline", "Report " + number + ", revised");
        revision = desk.publishAtLast(article, PATIENCE);
      }
      accepted.put(article.path("id").asString(), revision);
    }
  }

  private void awaitShare(int share) {
    if (share >= 0) {
      await().until(() -> shares.get(share).getCount() == 0);
    }
  }

  private void killAndRestart(String service, int after) {
    await().until(() -> accepted.size() >= after);
    product.component(service).kill();
    product.ready(service);
  }

  private static Map<String, Long> newest(TestPartner partner) {
    var newest = new ConcurrentHashMap<String, Long>();
    partner.accepted().forEach(
        delivery -> newest.merge(delivery.articleId(), delivery.revision(), Math::max));
    return newest;
  }

  private void assertNothingWentBackwards(TestPartner partner) {
    var last = new ConcurrentHashMap<String, Delivery>();
    for (var delivery : partner.accepted()) {
      var earlier = last.put(delivery.articleId(), delivery);
      if (earlier != null) {
        assertThat(delivery.revision()).as("%s after revision %d", delivery.articleId(),
            earlier.revision()).isGreaterThanOrEqualTo(earlier.revision());
        // At least once: what comes again says so by its id.
        assertThat(delivery.webhookId().equals(earlier.webhookId()))
            .isEqualTo(delivery.revision() == earlier.revision());
      }
    }
  }
}
