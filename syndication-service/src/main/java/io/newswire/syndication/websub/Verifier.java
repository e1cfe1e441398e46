package io.newswire.syndication.websub;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;

import io.newswire.syndication.feed.FeedDocuments;
import io.newswire.syndication.outbound.Answer;
import io.newswire.syndication.outbound.Answer.Answered;
import io.newswire.syndication.outbound.Answer.Unanswered;
import io.newswire.syndication.outbound.ResultRecorder;
import io.newswire.syndication.outbound.Signal;
import io.newswire.syndication.outbound.WorkLoop;
import io.newswire.syndication.outbound.Worker;
import io.newswire.syndication.outbound.WorkLoop.Claimed;
import io.newswire.syndication.websub.Intent.Mode;
import io.newswire.syndication.websub.Verification.Outcome;
import io.newswire.syndication.websub.Verification.Outcome.Confirmed;
import io.newswire.syndication.websub.Verification.Outcome.Denied;
import io.newswire.syndication.websub.Verification.Outcome.Unconfirmed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks callbacks whether it was they who asked (WebSub §5.3), and tells them of denials (§5.2). */
@Component
final class Verifier implements Worker {
  private static final Logger log = LoggerFactory.getLogger(Verifier.class);
  static final String NO_SUCH_FEED = "There is no such feed any more";
  static final String NOT_ADMITTED = "The feed is private, and the reader's token is not in force";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int CHALLENGE_BYTES = 32;

  private final Intents intents;
  private final Subscriptions subscriptions;
  private final FeedDocuments feeds;
  private final FeedNews news;
  private final CallbackClient client;
  private final WebSubMetrics metrics;
  private final Clock clock;
  private final Signal signal = new Signal();
  private final ResultRecorder<Verification> results;
  private final WorkLoop<Intent> loop;

  Verifier(Intents intents, Subscriptions subscriptions, FeedDocuments feeds, FeedNews news,
      CallbackClient client, WebSubMetrics metrics, SendingSettings settings, Clock clock) {
    this.intents = intents;
    this.subscriptions = subscriptions;
    this.feeds = feeds;
    this.news = news;
    this.client = client;
    this.metrics = metrics;
    this.clock = clock;
    this.results = new ResultRecorder<>("websub-verifications", this::record, signal::signal);
    this.loop = new WorkLoop<>("websub-verify", settings.verifications(), settings.poll(), signal,
        this::claim, this::verify);
  }

  /** Says that there are new intents. */
  void signal() {
    signal.signal();
  }

  private Claimed<Intent> claim(int most) {
    var claimed = feeds.areKnown() ? intents.claim(most) : List.<Intent>of();
    return new Claimed<>(claimed.size(), claimed);
  }

  private void verify(Intent intent) {
    // Before the question: what changes while the callback thinks is what it wants to hear of.
    var version = feeds.version(intent.topic());
    var outcome = outcome(intent, version);
    results.add(new Verification(intent, outcome, version, clock.instant()));
    metrics.verified(intent, outcome);
    log.atInfo()
        .addKeyValue("feed", intent.topic())
        .addKeyValue("host", intent.callback().host())
        .log("{}: {}", intent.mode(), outcome);
  }

  private Outcome outcome(Intent intent, @Nullable Long version) {
    if (intent.mode() == Mode.DENIED) {
      return deny(intent, intent.reason() == null ? "The hub ended it" : intent.reason());
    }
    if (intent.mode() == Mode.SUBSCRIBE && version == null) {
      return deny(intent, NO_SUCH_FEED);
    }
    var challenge = challenge();
    var question = new LinkedHashMap<String, String>();
    question.put("hub.mode", intent.mode() == Mode.SUBSCRIBE ? "subscribe" : "unsubscribe");
    question.put("hub.topic", feeds.url(intent.topic()));
    question.put("hub.challenge", challenge);
    if (intent.mode() == Mode.SUBSCRIBE) {
      question.put("hub.lease_seconds", String.valueOf(intent.leaseSeconds()));
    }
    return outcome(client.ask(intent.callback(), question), challenge);
  }

  private Outcome deny(Intent intent, String reason) {
    var denial = new LinkedHashMap<String, String>();
    denial.put("hub.mode", "denied");
    denial.put("hub.topic", feeds.url(intent.topic()));
    denial.put("hub.reason", reason);
    client.ask(intent.callback(), denial);
    return new Denied(reason);
  }

  /** WebSub §5.3.1: 2xx and the challenge, or it is not confirmed. */
  static Outcome outcome(Answer answer, String challenge) {
    return switch (answer) {
      case Unanswered(var reason) -> new Unconfirmed(reason);
      case Answered answered when !answered.isSuccess() ->
        new Unconfirmed("answered " + answered.status());
      case Answered answered when !answered.text().equals(challenge) ->
        new Unconfirmed("the body was not the challenge");
      case Answered _ -> new Confirmed();
    };
  }

  private static String challenge() {
    var bytes = new byte[CHALLENGE_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void record(List<Verification> verifications) {
    subscriptions.apply(verifications);
    // A feed may have changed while its new subscription was not yet to be seen by whoever told of it.
    var versions = new HashMap<String, Long>();
    for (var verification : verifications) {
      var topic = verification.intent().topic();
      var version = feeds.version(topic);
      if (verification.intent().mode() == Mode.SUBSCRIBE && version != null) {
        versions.put(topic.feed(), version);
      }
    }
    news.hear(versions);
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
