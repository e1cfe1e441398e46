package io.newswire.syndication.webhook;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.newswire.syndication.entry.Entry;
import io.newswire.syndication.entry.EntryChange.Kind;
import io.newswire.syndication.entry.EntryTraits;
import io.newswire.syndication.partner.Endpoint;
import io.newswire.syndication.partner.Endpoints;
import io.newswire.syndication.partner.Partners;
import io.newswire.syndication.webhook.Deliveries.Sent;
import io.newswire.syndication.transformation.Outcome.Failed;
import io.newswire.syndication.transformation.Outcome.Transformed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an endpoint would get of an article if its newest revision came now. Sends nothing. */
@Component
public final class Preview {
  private final EntryTraits traits;
  private final Deliveries deliveries;
  private final Endpoints endpoints;
  private final KillAudience killAudience;
  private final WebhookBody bodies;
  private final Transforming transforming;
  private final Partners partners;
  private final Clock clock;

  Preview(EntryTraits traits, Deliveries deliveries, Endpoints endpoints,
      KillAudience killAudience, WebhookBody bodies, Transforming transforming,
      Partners partners, Clock clock) {
    this.traits = traits;
    this.deliveries = deliveries;
    this.endpoints = endpoints;
    this.killAudience = killAudience;
    this.bodies = bodies;
    this.transforming = transforming;
    this.partners = partners;
    this.clock = clock;
  }

  /**
   * @param why it would be sent, or would not
   * @param notBefore when the embargo ends; null where there is none, or nothing would be sent
   * @param body as it would be sent; null where nothing would be
   * @param failure why there is none, though it would be sent; null where there is
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record View(String article, long revision, boolean sent, String why,
      @Nullable Instant notBefore,
      @JsonRawValue @Nullable String body, @Nullable String failure) {

    static View unsent(Entry entry, Interest why) {
      return new View(entry.article().value(), entry.revision(), false, why.text(), null, null,
          null);
    }
  }

  public View of(Endpoint endpoint, Entry entry) {
    var sent = deliveries.sent(entry.article());
    var arrived = sent.get(new Sent(endpoint.id(), entry.article()));
    var kind = kind(entry, arrived != null);
    var why = kind == Kind.KILLED
        ? ofKill(endpoint, entry, sent.keySet())
        : why(endpoint, entry, kind, arrived);
    if (!why.isSent()) {
      return View.unsent(entry, why);
    }
    var isHeldBack = kind != Kind.KILLED && entry.visibleFrom().isAfter(clock.instant())
        && !partners.known(endpoint.partnerId()).earlyAccess();
    var outcome = transforming.body(endpoint, bodies.preview(endpoint, entry, kind));
    return new View(entry.article().value(), entry.revision(), true, why.text(),
        isHeldBack ? entry.visibleFrom() : null,
        outcome instanceof Transformed(var body) ? body : null,
        outcome instanceof Failed(var reason, _) ? reason : null);
  }

  private Interest ofKill(Endpoint endpoint, Entry entry, Set<Sent> sent) {
    var hears = killAudience.of(List.of(entry.article()), endpoints.all(), sent)
        .contains(new Sent(endpoint.id(), entry.article()));
    return !hears
        ? Interest.NEVER_HAD_IT
        : sent.contains(new Sent(endpoint.id(), entry.article()))
            ? Interest.HAD_IT
            : Interest.PARTNER_HAD_IT;
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
