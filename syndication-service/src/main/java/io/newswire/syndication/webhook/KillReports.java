package io.newswire.syndication.webhook;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.entry.Entry;
import io.newswire.syndication.partner.EndpointHealth;
import io.newswire.syndication.reader.FetchHistory;
import io.newswire.syndication.reader.FetchHistory.Fetched;
import io.newswire.syndication.webhook.KillReport.Had;
import io.newswire.syndication.webhook.KillReport.Line;
import io.newswire.syndication.webhook.KillReport.Standing;
import io.newswire.syndication.webhook.KillReport.Via;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes kill reports, from the deliveries, the ledger of what is gone, and the feeds' fetches. */
@Component
final class KillReports {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Entries entries;
  private final KillLedger ledger;
  private final FetchHistory fetches;
  private final Clock clock;

  KillReports(JdbcClient jdbc, JsonMapper json, Entries entries, KillLedger ledger,
      FetchHistory fetches, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.entries = entries;
    this.ledger = ledger;
    this.fetches = fetches;
    this.clock = clock;
  }

  /** The report; null where there is no such article. */
  @Nullable
  KillReport of(ArticleId article) {
    var entry = entries.find(article);
    if (entry == null) {
      return null;
    }
    var kill = entry.state() == Entry.State.KILLED
        ? new KillReport.Kill(entry.revision(), entry.changedAt(), entry.reason())
        : null;
    var confirmed = new HashMap<String, Instant>();
    var lines = new ArrayList<>(atEndpoints(article, kill, confirmed));
    lines.addAll(atEndpointsThatAreGone(article, kill, confirmed));
    lines.addAll(byFeed(article, kill, confirmed));
    return new KillReport(article, entry.summary().headline(), entry.revision(), kill,
        clock.instant().truncatedTo(ChronoUnit.MILLIS), lines);
  }

  /** @param confirmed takes when each partner first confirmed the kill */
  private List<Line> atEndpoints(ArticleId article, KillReport.@Nullable Kill kill,
      Map<String, Instant> confirmed) {
    return jdbc.sql("""
        SELECT h.had, h.kill, e.id, e.partner_id, e.url, e.status, e.status_reason, p.name
        FROM holding h JOIN endpoint e ON e.id = h.endpoint_id JOIN partner p ON p.id = e.partner_id
        WHERE h.article_id = ? ORDER BY p.name, p.id, e.created_at, e.id
        """)
        .param(article.value())
        .query((row, _) -> {
          var standing = standing(kill, row.getString("kill"), obstacle(row.getString("status"),
              row.getString("status_reason")));
          if (standing.confirmedAt() != null) {
            confirmed.merge(row.getString("partner_id"), standing.confirmedAt(),
                (one, other) -> one.isBefore(other) ? one : other);
          }
          return new Line(row.getString("partner_id"), row.getString("name"), Via.WEBHOOK,
              row.getString("id"), row.getString("url"), had(row.getString("had")), standing);
        })
        .list();
  }

  private static @Nullable String obstacle(String status, @Nullable String reason) {
    // At an endpoint that was disabled for failing, kills are tried on.
    return status.equals("PAUSED")
        || status.equals("DISABLED") && EndpointHealth.GONE.equals(reason)
            ? "the endpoint is " + status.toLowerCase(Locale.ROOT)
                + (reason == null ? "" : ": " + reason)
            : null;
  }

  private Standing standing(KillReport.@Nullable Kill kill, @Nullable String delivery,
      @Nullable String obstacle) {
    if (kill == null) {
      return Standing.none();
    }
    return delivery == null
        ? Standing.outstanding(obstacle == null ? "no kill was sent" : obstacle)
        : json.readValue(delivery, KillDelivery.class).standing(obstacle);
  }

  private List<Had> had(String holdings) {
    record Holding(long revision, boolean received, Instant firstAt, @Nullable Instant lastAt) {}
    return List.of(json.readValue(holdings, Holding[].class)).stream()
        .map(one -> new Had(one.revision(), one.received(), one.firstAt(), one.lastAt(), null))
        .toList();
  }

  private List<Line> atEndpointsThatAreGone(ArticleId article, KillReport.@Nullable Kill kill,
      Map<String, Instant> confirmed) {
    return ledger.of(article).stream().map(gone -> {
      var obstacle = gone.partnerId() == null
          ? "the partner was erased"
          : "the endpoint was removed at " + gone.leftAt().truncatedTo(ChronoUnit.SECONDS);
      return new Line(gone.partnerId(), gone.partnerName(), gone.via(), gone.endpointId(), null,
          had(gone.had()), elsewhere(gone.partnerId(), standing(kill, gone.kill(), obstacle),
              confirmed));
    }).toList();
  }

  private static Standing elsewhere(@Nullable String partner, Standing standing,
      Map<String, Instant> confirmed) {
    var at = partner == null ? null : confirmed.get(partner);
    return at != null && standing.state() == Standing.State.OUTSTANDING
        ? Standing.confirmed(at, "at another endpoint of the partner's")
        : standing;
  }

  private List<Line> byFeed(ArticleId article, KillReport.@Nullable Kill kill,
      Map<String, Instant> confirmed) {
    record Reader(String partner, String feed) {}
    var readers = fetches.of(article.value()).stream().collect(groupingBy(
        fetch -> new Reader(fetch.partner(), fetch.feed()), LinkedHashMap::new, toList()));
    return readers.entrySet().stream().map(reader -> {
      var fetched = reader.getValue();
      return new Line(reader.getKey().partner(), fetched.getFirst().partnerName(), Via.FEED,
          reader.getKey().feed(), null,
          fetched.stream().filter(fetch -> !fetch.isRemoval())
              .map(fetch -> new Had(fetch.revision(), true, fetch.first(), fetch.last(),
                  fetch.agent()))
              .toList(),
          elsewhere(reader.getKey().partner(), fetched(kill, fetched), confirmed));
    }).toList();
  }

  /** A feed tells of a removal by its tombstone; one of before, of another reason, does not count. */
  private static Standing fetched(KillReport.@Nullable Kill kill, List<Fetched> fetched) {
    if (kill == null) {
      return Standing.none();
    }
    return fetched.stream()
        .filter(fetch -> fetch.isRemoval() && !fetch.last().isBefore(kill.at())).findFirst()
        .map(fetch -> Standing.confirmed(
            fetch.first().isBefore(kill.at()) ? fetch.last() : fetch.first(),
            "it fetched the feed with the kill"))
        .orElseGet(() -> Standing.outstanding("it has not fetched the feed since"));
  }
}
