package io.newswire.syndication.webhook;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.EntryChange;
import io.newswire.syndication.entry.EntryChange.Kind;
import io.newswire.syndication.entry.EntryTraits;
import io.newswire.syndication.filter.Traits;
import io.newswire.syndication.partner.Endpoint;
import io.newswire.syndication.partner.Endpoints;
import io.newswire.syndication.partner.Partners;
import io.newswire.syndication.webhook.Deliveries.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Decides who is to hear of a change, within the transaction that makes it: those whose filter
 * matches, and, whatever their filter says now, those who were sent the article before. Of a kill hears
 * whoever had any of it, at closed endpoints too: what waits there goes out when they are opened.
 */
@Component
public final class DeliveryPlanner {
  private final Endpoints endpoints;
  private final Partners partners;
  private final EntryTraits traits;
  private final Deliveries deliveries;
  private final Closings closings;
  private final KillAudience killAudience;
  private final Wakeup wakeup;
  private final Clock clock;

  DeliveryPlanner(Endpoints endpoints, Partners partners, EntryTraits traits, Deliveries deliveries,
      Closings closings, KillAudience killAudience, Wakeup wakeup, Clock clock) {
    this.endpoints = endpoints;
    this.partners = partners;
    this.traits = traits;
    this.deliveries = deliveries;
    this.closings = closings;
    this.killAudience = killAudience;
    this.wakeup = wakeup;
    this.clock = clock;
  }

  /**
   * One delivery to be.
   *
   * @param replay that plans it; null where it comes with the news
   */
  record Planned(String webhookId, String endpointId, ArticleId article, long revision, Kind event,
      Instant dueAt, Instant acceptedAt, @Nullable String replay) {

    static String newWebhookId() {
      return "msg_" + UUID.randomUUID().toString().replace("-", "");
    }
  }

  /** Plans the deliveries of these changes and closes those that they replace. */
  public void plan(List<EntryChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    var now = clock.instant();
    closings.supersede(changes, now);
    var everyone = endpoints.all();
    if (everyone.isEmpty()) {
      return;
    }
    var sent = deliveries.sentBefore(changes);
    var planned = new ArrayList<>(kills(changes, everyone, sent.keySet(), now));
    var early = changes.stream().anyMatch(change -> change.visibleFrom().isAfter(now))
        ? partners.withEarlyAccess()
        : Set.<String>of();
    var known = traits(changes, everyone);
    for (var change : changes) {
      if (change.kind() == Kind.KILLED) {
        continue; // planned above
      }
      var traits = requireNonNull(known.get(change.article()));
      for (var endpoint : everyone) {
        var sentBefore = sent.get(new Sent(endpoint.id(), change.article()));
        var event = event(change, sentBefore != null);
        var isExpired = change.expiresAt() != null && !change.expiresAt().isAfter(now);
        if (Interest.of(endpoint, event, isExpired, endpoint.filter().matches(traits), sentBefore)
            .isSent()) {
          planned.add(planned(endpoint, change, event,
              early.contains(endpoint.partnerId()), now));
        }
      }
    }
    deliveries.add(planned, now);
    wakeAfterCommit();
  }

  private List<Planned> kills(List<EntryChange> changes, List<Endpoint> everyone, Set<Sent> sent,
      Instant now) {
    var kills = changes.stream().filter(change -> change.kind() == Kind.KILLED)
        .collect(toMap(EntryChange::article, Function.identity()));
    if (kills.isEmpty()) {
      return List.of();
    }
    var audience = killAudience.of(kills.keySet(), everyone, sent);
    return everyone.stream()
        .flatMap(endpoint -> kills.values().stream()
            .filter(kill -> audience.contains(new Sent(endpoint.id(), kill.article())))
            .map(kill -> planned(endpoint, kill, Kind.KILLED, true, now)))
        .toList();
  }

  private Map<ArticleId, Traits> traits(List<EntryChange> changes, List<Endpoint> open) {
    return traits.of(
        changes.stream().collect(toMap(EntryChange::article, EntryChange::metadata)),
        open.stream().flatMap(endpoint -> endpoint.filter().condition().queries())
            .collect(toSet()));
  }

  /** To an endpoint that has none of it, an update is where the story begins. */
  private static Kind event(EntryChange change, boolean had) {
    return change.kind() == Kind.UPDATED && !had ? Kind.PUBLISHED : change.kind();
  }

  /** @param early whether the endpoint's partner need not wait for the end of an embargo */
  private static Planned planned(Endpoint endpoint, EntryChange change, Kind event,
      boolean early, Instant now) {
    var due = !early && change.visibleFrom().isAfter(now) ? change.visibleFrom() : now;
    return new Planned(Planned.newWebhookId(), endpoint.id(), change.article(), change.revision(),
        event, due, change.metadata().acceptedAt(), null);
  }

  private void wakeAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        wakeup.signal();
      }
    });
  }
}
