package io.newswire.syndication.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.newswire.syndication.webhook.AttemptOutcome.Accepted;
import io.newswire.syndication.webhook.AttemptOutcome.Gone;
import io.newswire.syndication.webhook.AttemptOutcome.Refused;
import io.newswire.syndication.webhook.AttemptOutcome.Unreachable;
import tools.jackson.databind.json.JsonMapper;

/** An endpoint as the model has it: what it saw, and how it answers just now. */
final class ModelOutlet {
  private static final JsonMapper JSON = new JsonMapper();

  final String partner;
  final String endpoint;
  final Set<String> sections;
  final Map<String, Long> newest = new HashMap<>();
  /** What each webhook-id means. */
  final Map<String, String> events = new HashMap<>();
  /** What came first under a batch's id. */
  private final Map<String, Set<String>> batches = new HashMap<>();
  Mood mood = Mood.WELL;

  /** How it answers. */
  enum Mood {
    WELL, FAILING, BUSY, AWAY,
    /** It takes the webhook, and its answer is lost. */
    SPEECHLESS, GONE
  }

  ModelOutlet(String partner, String endpoint, Set<String> sections) {
    this.partner = partner;
    this.endpoint = endpoint;
    this.sections = sections;
  }

  boolean wants(Set<String> articleSections) {
    return articleSections.stream().anyMatch(sections::contains);
  }

  /** Takes a webhook, unless it cannot be reached, and checks what it may rely on. */
  AttemptOutcome take(Delivery delivery, byte[] body) {
    if (mood == Mood.AWAY) {
      return new Unreachable("connection refused");
    }
    see(delivery, body);
    return answer();
  }

  /** Takes a batch: a retry has what is left of the first attempt, and nothing else. */
  AttemptOutcome take(Batch batch) {
    if (mood == Mood.AWAY) {
      return new Unreachable("connection refused");
    }
    batch.events().forEach(event -> see(event.delivery(), event.body()));
    var events = batch.events().stream().map(event -> event.delivery().webhookId())
        .collect(Collectors.toSet());
    assertThat(batch.events().stream().map(event -> event.delivery().article()))
        .as("no batch has two revisions of an article").doesNotHaveDuplicates();
    assertThat(batches.merge(batch.id(), events, (first, _) -> first))
        .as("a batch never grows").containsAll(events);
    return answer();
  }

  private AttemptOutcome answer() {
    return switch (mood) {
      case WELL -> new Accepted(204);
      case FAILING -> new Refused(500, "answered 500", null);
      case BUSY -> new Refused(429, "answered 429", Duration.ofMinutes(3));
      case SPEECHLESS -> new Unreachable("no answer within 15 s");
      case GONE -> new Gone();
      case AWAY -> throw new IllegalStateException("it was away");
    };
  }

  private void see(Delivery delivery, byte[] body) {
    var json = JSON.readTree(body);
    var article = json.get("data").get("id").asString();
    var revision = json.get("data").get("revision").asLong();
    assertThat(revision).as("what was announced is what came").isEqualTo(delivery.revision());
    assertThat(article).isEqualTo(delivery.article().value());
    assertThat(revision).as("%s never sees an older revision of %s after a newer one", endpoint,
        article).isGreaterThanOrEqualTo(newest.getOrDefault(article, 0L));
    newest.put(article, revision);
    var event = json.get("type").asString() + " " + article + " " + revision;
    assertThat(events.merge(delivery.webhookId(), event, (first, _) -> first))
        .as("a webhook-id means one event").isEqualTo(event);
  }
}
