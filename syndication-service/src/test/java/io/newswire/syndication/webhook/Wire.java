package io.newswire.syndication.webhook;

import java.util.List;

import io.newswire.event.RenderedArticle;
import io.newswire.syndication.entry.Entries;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes articles in as the intake does, with the deliveries that they bring about. */
record Wire(TransactionTemplate transaction, Entries entries, DeliveryPlanner planner) {
  void takeIn(RenderedArticle... articles) {
    transaction.executeWithoutResult(_ -> planner.plan(entries.apply(List.of(articles))));
  }
}
