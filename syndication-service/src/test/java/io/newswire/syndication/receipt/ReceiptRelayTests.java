package io.newswire.syndication.receipt;

import static io.newswire.syndication.Rendered.NOON;
import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Subscriber.text;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.newswire.event.DeliveryReceipt;
import io.newswire.syndication.MutableClock;
import io.newswire.syndication.Subscriber;
import io.newswire.syndication.Syndication;
import io.newswire.syndication.SyndicationTest;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.feed.Feeds;
import io.newswire.syndication.receipt.Receipts.Receipt;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What receipts that cannot leave hold up. */
@SyndicationTest
class ReceiptRelayTests {
  @LocalServerPort
  private int port;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private Receipts receipts;
  @Autowired
  private Entries entries;
  @Autowired
  private Feeds feeds;
  @Autowired
  private MutableClock clock;

  @Test
  void showsAnEmbargoedArticleAtItsMinuteWhileReceiptsAreStuck() {
    var id = freshId();
    var section = "s-" + UUID.randomUUID();
    var embargo = clock.instant().plus(Duration.ofHours(2));
    new Syndication(transaction, entries, feeds).takeIn(article(id, 1,
        builder -> builder.setSections(List.of(section)).setEmbargoUntil(embargo)));

    transaction.executeWithoutResult(_ -> {
      jdbc.sql("LOCK TABLE receipt_outbox IN ACCESS EXCLUSIVE MODE").update();
      await().untilAsserted(() -> assertThat(stuck()).isPositive());
      clock.advance(Duration.ofHours(2));

      // The relay's statement gives up after 20 seconds (socketTimeout) and begins anew.
      await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(
          text(new Subscriber(port).get("/feeds/" + section + ".atom"))).contains(id));
    });
  }

  @Test
  void asksABrokerThatIsAwayOnceAndNotForEveryReceipt() {
    var broker = new BrokerAway();

    transaction.executeWithoutResult(status -> {
      // Nobody else sees them: they are never committed.
      status.setRollbackOnly();
      receipts.addAll(IntStream.rangeClosed(1, 3).mapToObj(ReceiptRelayTests::receipt).toList());
      new ReceiptRelay(jdbc, transaction, broker).relay();
    });

    assertThat(broker.asked).isEqualTo(1);
  }

  private static Receipt receipt(int number) {
    return new Receipt("msg_" + number, freshId(), 1, "partner", "endpoint", "DELIVERED", 1, 204,
        null, NOON, null);
  }

  private long stuck() {
    return jdbc.sql("""
        SELECT count(*) FROM pg_locks WHERE relation = 'receipt_outbox'::regclass AND NOT granted
        """).query(Long.class).single();
  }

  /** A producer that has waited for the topic's metadata in vain. */
  private static final class BrokerAway extends MockProducer<String, DeliveryReceipt> {
    private int asked;

    @Override
    public Future<RecordMetadata> send(ProducerRecord<String, DeliveryReceipt> record) {
      asked++;
      return failedFuture(new TimeoutException("Topic not present in metadata after 5000 ms."));
    }
  }
}
