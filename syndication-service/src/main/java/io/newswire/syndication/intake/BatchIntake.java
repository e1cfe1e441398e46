package io.newswire.syndication.intake;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import io.newswire.event.RenderedArticle;
import io.newswire.event.Topics;
import io.newswire.platform.trace.Tracing;
import io.newswire.platform.wire.DeadLetters;
import io.newswire.platform.wire.Origin;
import io.newswire.platform.wire.Received;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.entry.EntryChange;
import io.newswire.syndication.feed.Feeds;
import io.newswire.syndication.storage.Fault;
import io.newswire.syndication.webhook.DeliveryPlanner;
import io.newswire.syndication.webhook.RevisionTraces;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
  private static final Received.Unreadable<RenderedArticle> NO_VALUE = new Received.Unreadable<>(
      "The record has no value; a kill is a record too", new byte[0]);
  private static final Logger log = LoggerFactory.getLogger(BatchIntake.class);

  private final TransactionTemplate transaction;
  private final Entries entries;
  private final Feeds feeds;
  private final DeliveryPlanner deliveries;
  private final IntakePositions positions;
  private final RevisionTraces traces;
  private final Tracing tracing;
  private final DeadLetters deadLetters;
  private final IntakeMetrics metrics;

  BatchIntake(TransactionTemplate transaction, Entries entries, Feeds feeds,
      DeliveryPlanner deliveries, IntakePositions positions, RevisionTraces traces,
      Tracing tracing, DeadLetters deadLetters, IntakeMetrics metrics) {
    this.traces = traces;
    this.tracing = tracing;
    this.transaction = transaction;
    this.positions = positions;
    this.entries = entries;
    this.feeds = feeds;
    this.deliveries = deliveries;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
  }

  void syndicate(Message<List<Received<RenderedArticle>>> batch) {
    try {
      List<?> records = batch.getPayload();
      var incoming = new ArrayList<Incoming>();
      for (int i = 0; i < records.size(); i++) {
        incoming.add(new Incoming(Origin.of(batch.getHeaders(), i), records.get(i),
            Origin.header(batch.getHeaders(), i, Tracing.HEADER)));
      }
      takeIn(incoming);
    } catch (RuntimeException failure) {
      metrics.failed();
      throw failure;
    }
  }

  /** News: what cannot be taken in is parked. */
  void takeIn(List<Incoming> batch) {
    var arrivals = readable(batch, (origin, unreadable) -> park(origin, unreadable.raw(),
        unreadable.reason(), null));
    var next = next(batch);
    try {
      takeIn(arrivals, next);
    } catch (RuntimeException failure) {
      if (!Fault.mayLieInTheData(failure)) {
        throw failure;
      }
      arrivals.forEach(this::takeInOrPark);
      positions.advance(next);
    }
    metrics.taken(arrivals.size());
  }

  /**
   * What this service took in once, read again for a database that does not have it: nobody is told, and
   * what was parked then is passed over.
   */
  void takeInAgain(List<Incoming> batch) {
    var arrivals = readable(batch, (_, _) -> {});
    try {
      renew(arrivals);
    } catch (RuntimeException failure) {
      if (!Fault.mayLieInTheData(failure)) {
        throw failure;
      }
      arrivals.forEach(this::renewOrPassOver);
    }
    positions.advance(next(batch));
  }

  private static List<Arrival> readable(List<Incoming> batch,
      BiConsumer<Origin, Received.Unreadable<?>> otherwise) {
    var arrivals = new ArrayList<Arrival>();
    for (var incoming : batch) {
      // The framework hands a record without a value over as an object of its own.
      switch (incoming.value()) {
        case Received.Readable<?>(RenderedArticle article, byte[] raw) ->
          arrivals.add(new Arrival(incoming.origin(), article, raw, incoming.traceparent()));
        case Received.Unreadable<?> unreadable -> otherwise.accept(incoming.origin(), unreadable);
        case null, default -> otherwise.accept(incoming.origin(), NO_VALUE);
      }
    }
    return arrivals;
  }

  private static Map<TopicPartition, Long> next(List<Incoming> batch) {
    var next = new HashMap<TopicPartition, Long>();
    batch.forEach(incoming -> next.merge(
        new TopicPartition(incoming.origin().topic(), incoming.origin().partition()),
        incoming.origin().offset() + 1, Math::max));
    return next;
  }

  private void takeInOrPark(Arrival arrival) {
    try {
      takeIn(List.of(arrival), Map.of());
    } catch (RuntimeException failure) {
      if (!Fault.mayLieInTheData(failure)) {
        throw failure;
      }
      park(arrival.origin(), arrival.raw(), String.valueOf(failure.getMessage()), failure);
    }
  }

  private void takeIn(List<Arrival> arrivals, Map<TopicPartition, Long> next) {
    try (var steps = IntakeSteps.begin(tracing, arrivals)) {
      takeIn(arrivals, next, steps);
    }
  }

  private void takeIn(List<Arrival> arrivals, Map<TopicPartition, Long> next, IntakeSteps steps) {
    var changes = requireNonNull(transaction.execute(_ -> {
      positions.advance(next);
      var changed = entries.apply(arrivals.stream().map(Arrival::article).toList());
      traces.note(steps.traceparents());
      deliveries.plan(changed);
      // Last, and at once committed: every transaction locks the feed of all articles.
      feeds.changed(changed.stream().map(EntryChange::article).toList());
      return changed;
    }));
    metrics.changed(changes);
  }

  private void renewOrPassOver(Arrival arrival) {
    try {
      renew(List.of(arrival));
    } catch (RuntimeException failure) {
      if (!Fault.mayLieInTheData(failure)) {
        throw failure;
      }
      log.debug("Was refused before, and is again: {}", arrival);
    }
  }

  private void renew(List<Arrival> arrivals) {
    transaction.executeWithoutResult(_ -> feeds.changed(
        entries.apply(arrivals.stream().map(Arrival::article).toList()).stream()
            .map(EntryChange::article).toList()));
  }

  private void park(Origin origin, byte[] raw, String reason,
      @Nullable RuntimeException failure) {
    deadLetters.park(CONSUMER, origin, raw, reason, failure);
    metrics.parked();
  }
}
