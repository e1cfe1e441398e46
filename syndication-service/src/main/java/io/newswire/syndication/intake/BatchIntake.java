package io.newswire.syndication.intake;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

import io.newswire.event.RenderedArticle;
import io.newswire.event.Topics;
import io.newswire.platform.wire.DeadLetters;
import io.newswire.platform.wire.Origin;
import io.newswire.platform.wire.Received;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.entry.EntryChange;
import io.newswire.syndication.feed.Feeds;
import io.newswire.syndication.storage.Fault;
import io.newswire.syndication.webhook.DeliveryPlanner;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in one consumed batch as one transaction: entries, renditions, feeds and due deliveries are
 * written together. What comes out as an exception is to be tried again with the same batch; that
 * some of it was taken in before does no harm.
 */
@Component
final class BatchIntake {
  private static final Topics.Consumer CONSUMER = Topics.CONSUMERS.stream()
      .filter(consumer -> consumer.source().equals(Topics.RENDITIONS))
      .findFirst()
      .orElseThrow();
  private static final byte[] NOTHING = {};

  private final TransactionTemplate transaction;
  private final Entries entries;
  private final Feeds feeds;
  private final DeliveryPlanner deliveries;
  private final DeadLetters deadLetters;
  private final IntakeMetrics metrics;

  BatchIntake(TransactionTemplate transaction, Entries entries, Feeds feeds,
      DeliveryPlanner deliveries, DeadLetters deadLetters, IntakeMetrics metrics) {
    this.transaction = transaction;
    this.entries = entries;
    this.feeds = feeds;
    this.deliveries = deliveries;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
  }

  void syndicate(Message<List<Received<RenderedArticle>>> batch) {
    try {
      var arrivals = parkUnreadable(batch);
      takeInAll(arrivals);
      metrics.taken(arrivals.size());
    } catch (RuntimeException failure) {
      metrics.failed();
      throw failure;
    }
  }

  private void takeInAll(List<Arrival> arrivals) {
    try {
      takeIn(arrivals);
    } catch (RuntimeException failure) {
      if (!Fault.mayLieInTheData(failure)) {
        throw failure;
      }
      arrivals.forEach(this::takeInOrPark);
    }
  }

  private List<Arrival> parkUnreadable(Message<List<Received<RenderedArticle>>> batch) {
    var arrivals = new ArrayList<Arrival>();
    List<?> records = batch.getPayload();
    for (int i = 0; i < records.size(); i++) {
      var origin = Origin.of(batch.getHeaders(), i);
      // The framework hands a record without a value over as an object of its own.
      switch (records.get(i)) {
        case Received.Readable<?>(RenderedArticle article, byte[] raw) ->
          arrivals.add(new Arrival(origin, article, raw));
        case Received.Unreadable<?>(String reason, byte[] raw) -> park(origin, raw, reason, null);
        default -> park(origin, NOTHING, "The record has no value; a kill is a record too", null);
      }
    }
    return arrivals;
  }

  private void takeInOrPark(Arrival arrival) {
    try {
      takeIn(List.of(arrival));
    } catch (RuntimeException failure) {
      if (!Fault.mayLieInTheData(failure)) {
        throw failure;
      }
      park(arrival.origin(), arrival.raw(), String.valueOf(failure.getMessage()), failure);
    }
  }

  private void takeIn(List<Arrival> arrivals) {
    var changes = requireNonNull(transaction.execute(_ -> {
      var changed = entries.apply(arrivals.stream().map(Arrival::article).toList());
      deliveries.plan(changed);
      // Last, and at once committed: every transaction locks the feed of all articles.
      feeds.changed(changed.stream().map(EntryChange::article).toList());
      return changed;
    }));
    metrics.changed(changes);
  }

  private void park(Origin origin, byte[] raw, String reason,
      @Nullable RuntimeException failure) {
    deadLetters.park(CONSUMER, origin, raw, reason, failure);
    metrics.parked();
  }
}
