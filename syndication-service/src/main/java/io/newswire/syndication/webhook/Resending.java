package io.newswire.syndication.webhook;

import java.time.Clock;
import java.util.List;

import io.newswire.platform.problem.Problems;
import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.EntryWalk;
import io.newswire.syndication.entry.Entry;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends one delivery again, under the webhook-id that it had. */
@Component
public final class Resending {
  /** What stands in the place of a replay's id where one delivery is sent again. */
  private static final String RESENT = "resend";

  private final EntryWalk walk;
  private final Resends resends;
  private final TransactionTemplate transaction;
  private final Wakeup wakeup;
  private final Clock clock;

  Resending(EntryWalk walk, Resends resends, TransactionTemplate transaction, Wakeup wakeup,
      Clock clock) {
    this.walk = walk;
    this.resends = resends;
    this.transaction = transaction;
    this.wakeup = wakeup;
    this.clock = clock;
  }

  /** @throws RuntimeException that is a refusal with 409, where a newer revision has taken its place */
  public void again(DeliveryHistory.View delivery) {
    var article = new ArticleId(delivery.articleId());
    var resent = transaction.execute(_ -> {
      // Held: what it is sent with stays the newest until it is due.
      var newest = walk.held(List.of(article)).stream().map(Entry::revision).findFirst()
          .orElse(0L);
      if (newest != delivery.revision()) {
        return false;
      }
      resends.again(List.of(delivery.position()), RESENT, clock.instant());
      return true;
    });
    if (!Boolean.TRUE.equals(resent)) {
      throw Problems.refusal(HttpStatus.CONFLICT, "delivery-superseded",
          "A newer revision has taken its place", "Revision " + delivery.revision() + " of '"
              + article + "' is not sent any more; resend the delivery of the newest one.");
    }
    wakeup.signal();
  }
}
