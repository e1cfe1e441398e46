package io.newswire.syndication.websub;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import io.newswire.syndication.feed.FeedDocument;
import io.newswire.syndication.feed.FeedDocuments;
import io.newswire.syndication.feed.FeedFile;
import io.newswire.syndication.outbound.Backoff;
import io.newswire.syndication.outbound.ResultRecorder;
import io.newswire.syndication.outbound.WorkLoop;
import io.newswire.syndication.outbound.Worker;
import io.newswire.syndication.outbound.WorkLoop.Claimed;
import io.newswire.syndication.partner.SecretVault;
import io.newswire.syndication.reader.Fetches;
import io.newswire.syndication.reader.Reader;
import io.newswire.syndication.reader.Readers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;

/** Posts feeds to their subscribers (WebSub §7), and has what came of it recorded. */
@Component
final class Distributor implements Worker {
  private static final Logger log = LoggerFactory.getLogger(Distributor.class);

  private final DeliveryQueue queue;
  private final Subscriptions subscriptions;
  private final FeedDocuments feeds;
  private final FeedNews news;
  private final Readers readers;
  private final Fetches fetches;
  private final CallbackClient client;
  private final SecretVault vault;
  private final WebSubMetrics metrics;
  private final Backoff backoff;
  private final Clock clock;
  private final RandomGenerator random = RandomGenerator.getDefault();
  private final int mostFailing;
  private final AtomicInteger failing = new AtomicInteger();
  private final ResultRecorder<DeliveryResult> results;
  private final WorkLoop<Ready> loop;

  Distributor(DeliveryQueue queue, Subscriptions subscriptions, FeedDocuments feeds, FeedNews news,
      Readers readers, Fetches fetches, CallbackClient client, SecretVault vault,
      WebSubMetrics metrics, SendingSettings settings,
      Clock clock) {
    this.queue = queue;
    this.subscriptions = subscriptions;
    this.feeds = feeds;
    this.news = news;
    this.readers = readers;
    this.fetches = fetches;
    this.client = client;
    this.vault = vault;
    this.metrics = metrics;
    this.backoff = settings.backoff();
    this.clock = clock;
    this.mostFailing = settings.failing();
    this.results = new ResultRecorder<>("websub-results", queue::record, news.signal()::signal);
    this.loop = new WorkLoop<>("websub-distribute", settings.concurrency(), settings.poll(),
        news.signal(), this::claim, this::deliver);
  }

  /**
   * A claimed subscription with what it is to get.
   *
   * @param reader null where the feed is public
   */
  private record Ready(Subscription subscription, @Nullable Reader reader,
      FeedDocument document) {}

  private Claimed<Ready> claim(int most) {
    if (!feeds.areKnown()) {
      return new Claimed<>(0, List.of());
    }
    var untold = news.untold();
    var claimed = queue.claim(untold, most, Math.max(0, mostFailing - failing.get()));
    news.told(untold);
    var ready = new ArrayList<Ready>();
    claimed.stream().collect(Collectors.groupingBy(Subscription::topic))
        .forEach((topic, its) -> ready.addAll(ready(topic, its)));
    failing.addAndGet((int) ready.stream().filter(one -> one.subscription().isFailing()).count());
    return new Claimed<>(claimed.size(), ready);
  }

  private List<Ready> ready(FeedFile topic, List<Subscription> claimed) {
    var known = claimed.stream().mapToLong(Subscription::newestVersion).max().orElse(0);
    try {
      var document = feeds.newest(topic, known);
      if (document == null) {
        deny(claimed, Verifier.NO_SUCH_FEED);
        return List.of();
      }
      var ready = claimed.stream()
          .map(subscription -> new Ready(subscription, reader(subscription), document))
          .collect(Collectors.partitioningBy(one -> feeds.mayGet(topic, one.reader())));
      deny(requireNonNull(ready.get(false)).stream().map(Ready::subscription).toList(),
          Verifier.NOT_ADMITTED);
      return requireNonNull(ready.get(true));
    } catch (RuntimeException failure) {
      // The claims lapse, and they are claimed again; the other feeds' subscribers do not wait.
      log.atWarn().addKeyValue("feed", topic).setCause(failure).log("The feed cannot be made");
    }
    return List.of();
  }

  private @Nullable Reader reader(Subscription subscription) {
    return subscription.token() == null ? null : readers.byId(subscription.token());
  }

  private void deny(List<Subscription> denied, String reason) {
    if (!denied.isEmpty()) {
      subscriptions.deny(denied.stream().map(Subscription::id).toList(), reason);
    }
  }

  private void deliver(Ready ready) {
    try {
      send(ready.subscription(), ready.reader(), ready.document());
    } finally {
      if (ready.subscription().isFailing()) {
        failing.decrementAndGet();
      }
    }
  }

  private void send(Subscription subscription, @Nullable Reader reader, FeedDocument document) {
    var secret = subscription.secret();
    var exchange = client.deliver(subscription.callback(), document, secret == null
        ? null
        : subscription.algorithm().sign(vault.open(secret), document.body()));
    var outcome = DeliveryOutcome.of(exchange.answer());
    if (outcome instanceof DeliveryOutcome.Arrived && reader != null) {
      fetches.record(reader, subscription.topic().feed(), document.hash(), document.had(),
          "WebSub " + subscription.callback().host());
    }
    var next = NextStep.after(outcome, subscription.failures(), backoff, random, clock.instant());
    results.add(new DeliveryResult(subscription, document.version(), outcome, next,
        exchange.startedAt()));
    metrics.delivered(subscription, document, outcome, exchange.duration());
    log.atLevel(outcome instanceof DeliveryOutcome.Arrived
        ? Level.DEBUG
        : Level.INFO)
        .addKeyValue("feed", subscription.topic())
        .addKeyValue("host", subscription.callback().host())
        .addKeyValue("subscriptionId", subscription.id())
        .addKeyValue("attempt", subscription.failures() + 1)
        .log("{} after {} ms: {}", outcome, exchange.duration().toMillis(), next);
  }

  @Override
  public WorkLoop<?> loop() {
    return loop;
  }

  @Override
  public ResultRecorder<?> results() {
    return results;
  }
}
