package io.newswire.syndication.webhook;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.entry.Entry;
import io.newswire.syndication.entry.EntryChange.Kind;
import io.newswire.syndication.entry.EntryTraits;
import io.newswire.syndication.partner.Endpoint;
import io.newswire.syndication.partner.Partners;
import io.newswire.syndication.webhook.Deliveries.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an endpoint would get of an article if its newest revision came now. Sends nothing. */
@Component
final class Preview {
  private final Entries entries;
  private final EntryTraits traits;
  private final Deliveries deliveries;
  private final WebhookBody bodies;
  private final Partners partners;
  private final Clock clock;

  Preview(Entries entries, EntryTraits traits, Deliveries deliveries, WebhookBody bodies,
      Partners partners, Clock clock) {
    this.entries = entries;
    this.traits = traits;
    this.deliveries = deliveries;
    this.bodies = bodies;
    this.partners = partners;
    this.clock = clock;
  }

  /**
   * @param why it would be sent, or would not
   * @param notBefore when the embargo ends; null where there is none, or nothing would be sent
   * @param body as it would be sent; null where nothing would be
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(String article, long revision, boolean sent, String why, @Nullable Instant notBefore,
      @JsonRawValue @Nullable String body) {}

  View of(Endpoint endpoint, Entry entry) {
    var arrived = deliveries.sent(List.of(entry.article()))
        .get(new Sent(endpoint.id(), entry.article()));
    var kind = kind(entry, arrived != null);
    var why = why(endpoint, entry, kind, arrived);
    if (!why.isSent()) {
      return new View(entry.article().value(), entry.revision(), false, why.text(), null, null);
    }
    var isHeldBack = kind != Kind.KILLED && entry.visibleFrom().isAfter(clock.instant())
        && !partners.known(endpoint.partnerId()).earlyAccess();
    return new View(entry.article().value(), entry.revision(), true, why.text(),
        isHeldBack ? entry.visibleFrom() : null, bodies.preview(endpoint, entry, kind));
  }

  private Interest why(Endpoint endpoint, Entry entry, Kind kind, @Nullable Boolean arrived) {
    var matches = endpoint.filter().matches(traits.of(Map.of(entry.article(), entry.summary()),
        endpoint.filter().condition().queries().collect(toSet()))
        .values().iterator().next());
    return Interest.of(endpoint, kind,
        entry.expiresAt() != null && !entry.expiresAt().isAfter(clock.instant()), matches, arrived);
  }

  private static Kind kind(Entry entry, boolean had) {
    return switch (entry.state()) {
      case KILLED -> Kind.KILLED;
      case WITHHELD -> Kind.WITHHELD;
      case SCHEDULED, VISIBLE, EXPIRED -> entry.summary().correctionNote() != null
          ? Kind.CORRECTED
          : had ? Kind.UPDATED : Kind.PUBLISHED;
    };
  }
}
