package io.newswire.syndication.webhook;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.partner.Endpoint;
import io.newswire.syndication.partner.Endpoint.Status;
import io.newswire.syndication.reader.FetchHistory;
import io.newswire.syndication.webhook.Deliveries.Sent;
import org.springframework.stereotype.Component;

/**
 * Who has to hear of a kill: every endpoint that was sent the article, whatever it is now; and where a
 * partner got it by a way that is closed (an endpoint that was removed or disabled) or that brings no
 * news by itself (a feed), all of its endpoints.
 */
@Component
final class KillAudience {
  private final KillLedger ledger;
  private final FetchHistory fetches;

  KillAudience(KillLedger ledger, FetchHistory fetches) {
    this.ledger = ledger;
    this.fetches = fetches;
  }

  private record Held(String partner, ArticleId article) {}

  /**
   * @param killed the articles
   * @param everyone all endpoints there are
   * @param sent which of them was sent which article
   */
  Set<Sent> of(Collection<ArticleId> killed, List<Endpoint> everyone, Set<Sent> sent) {
    var byId = everyone.stream().collect(Collectors.toMap(Endpoint::id, Function.identity()));
    var held = new HashSet<Held>();
    ledger.partners(killed).forEach((article, partners) -> partners
        .forEach(partner -> held.add(new Held(partner, article))));
    fetches.partners(killed.stream().map(ArticleId::value).toList())
        .forEach((article, partners) -> partners
            .forEach(partner -> held.add(new Held(partner, new ArticleId(article)))));
    held.addAll(closed(sent, byId));
    var audience = new HashSet<>(sent);
    for (var one : held) {
      everyone.stream().filter(endpoint -> endpoint.partnerId().equals(one.partner()))
          .forEach(endpoint -> audience.add(new Sent(endpoint.id(), one.article())));
    }
    return audience;
  }

  private static Set<Held> closed(Set<Sent> sent, Map<String, Endpoint> endpoints) {
    var closed = new HashSet<Held>();
    for (var one : sent) {
      var endpoint = endpoints.get(one.endpointId());
      if (endpoint != null && endpoint.status() == Status.DISABLED) {
        closed.add(new Held(endpoint.partnerId(), one.article()));
      }
    }
    return closed;
  }
}
