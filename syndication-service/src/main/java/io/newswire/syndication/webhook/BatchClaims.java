package io.newswire.syndication.webhook;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

import io.newswire.syndication.outbound.WorkLoop.Claimed;
import io.newswire.syndication.webhook.Claims.Ready;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Claims what goes in batches, and makes it ready to be sent. */
@Component
final class BatchClaims {
  private final DueBatches due;
  private final Claims claims;
  private final TransactionTemplate transaction;
  private final Clock clock;

  BatchClaims(DueBatches due, Claims claims, TransactionTemplate transaction, Clock clock) {
    this.due = due;
    this.claims = claims;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Claims at most so many. */
  Claimed<Batch> take(int most) {
    var claimed = due.areWanted()
        ? transaction.execute(_ -> due.claim(most, clock.instant()))
        : List.<Delivery>of();
    if (claimed == null || claimed.isEmpty()) {
      return new Claimed<>(0, List.of());
    }
    var batches = claims.ready(claimed).stream()
        .collect(groupingBy(ready -> Objects.requireNonNull(ready.delivery().batch()),
            LinkedHashMap::new, toList()))
        .entrySet().stream().map(one -> batch(one.getKey(), one.getValue())).toList();
    // An endpoint's next batch is looked for as soon as this one is claimed.
    return new Claimed<>(most, batches);
  }

  private static Batch batch(String id, List<Ready> events) {
    return new Batch(id, events.getFirst().endpoint(), events.getFirst().access(), events);
  }
}
