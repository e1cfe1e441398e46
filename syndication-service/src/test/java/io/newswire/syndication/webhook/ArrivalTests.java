package io.newswire.syndication.webhook;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Rendered.kill;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;

import io.newswire.syndication.OutboundTest;
import io.newswire.syndication.entry.Entries;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Operators see whether the news arrives, and which kills did not. */
@OutboundTest
class ArrivalTests {
  @LocalServerPort
  private int port;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private Entries entries;
  @Autowired
  private DeliveryPlanner planner;
  @Autowired
  private Arrivals arrivals;

  @Test
  void tellsHowLongNewsTakesAndWhichKillsAreNotConfirmed() {
    var desk = new PartnerDesk(port, transaction, entries, planner);
    var id = freshId();
    try (var partner = new TestPartner()) {
      var section = "s" + System.nanoTime();
      var endpoint = desk.endpoint(partner, section);
      desk.takeIn(article(id, 1, section));
      desk.awaitStates(id, "delivered");

      assertThat(arrivals.speed().revisions()).isPositive();
      assertThat(Objects.requireNonNull(arrivals.speed().median()))
          .isGreaterThanOrEqualTo(Duration.ZERO);

      desk.change(endpoint, "paused");
      desk.takeIn(kill(id, 2, "Libel"));

      assertThat(arrivals.unconfirmedKills()).filteredOn(kill -> kill.article().equals(id))
          .singleElement().satisfies(kill -> {
            assertThat(kill.revision()).isEqualTo(2);
            assertThat(kill.endpoints()).isEqualTo(1);
            assertThat(kill.givenUp()).isZero();
          });
      assertThat(arrivals.queue().waiting()).isPositive();

      desk.change(endpoint, "active");
      PartnerDesk.eventually().untilAsserted(
          () -> assertThat(arrivals.unconfirmedKills())
              .noneMatch(kill -> kill.article().equals(id)));
    } finally {
      desk.leave();
    }
  }

  @Test
  void countsRevisionsThatWereReplacedBeforeAnyPartnerGotThem() {
    var desk = new PartnerDesk(port, transaction, entries, planner);
    var id = freshId();
    try (var partner = new TestPartner()) {
      var section = "s" + System.nanoTime();
      var endpoint = desk.endpoint(partner, section);
      var before = arrivals.speed();
      desk.change(endpoint, "paused");
      desk.takeIn(article(id, 1, section));
      desk.takeIn(article(id, 2, section));
      desk.takeIn(article(id, 3, section));

      desk.change(endpoint, "active");
      desk.awaitStates(id, "delivered", "superseded", "superseded");

      var after = arrivals.speed();
      assertThat(after.replaced()).isEqualTo(before.replaced() + 2);
      assertThat(after.revisions()).isEqualTo(before.revisions() + 1);
    } finally {
      desk.leave();
    }
  }
}
