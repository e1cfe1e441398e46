package io.newswire.syndication.websub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.newswire.syndication.OutboundTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The hub as subscribers meet it: real HTTP, real PostgreSQL, a clock that the test moves. The numbers
 * are those of the hub tests of websub.rocks, after which some of these are written.
 */
@OutboundTest
class HubTests extends HubFixture {
  // 100, and 105 and 106 for content that is not HTML.
  @ParameterizedTest
  @ValueSource(strings = {"rss", "atom", "json"})
  void deliverTheTopicToTheByteWithItsTypeAndItsLinks(String extension) {
    var file = section + "." + extension;
    subscribe(hub.discover(file).topic());

    var id = publish();

    await().untilAsserted(() -> assertThat(subscriber.deliveries()).hasSize(1));
    var delivery = subscriber.deliveries().getFirst();
    var found = hub.discover(file);
    assertThat(delivery.text()).contains(id);
    assertThat(delivery.body()).isEqualTo(found.answer().body());
    assertThat(delivery.header("Content-Type")).isEqualTo(found.header("Content-Type"));
    assertThat(delivery.header("Link")).isEqualTo(found.header("Link"));
    assertThat(delivery.header("Content-Encoding")).isEmpty();
    assertThat(delivery.header("X-Hub-Signature")).isEmpty();
    assertThat(found.hub()).endsWith("/hub");
    assertThat(found.topic()).endsWith("/feeds/" + file);
  }

  @Test
  void askTheCallbackWhetherItWantsToSubscribe() {
    assertThat(hub.post("hub.mode", "subscribe", "hub.topic", topic, "hub.callback",
        subscriber.url()).statusCode()).isEqualTo(202);

    await().untilAsserted(() -> assertThat(subscriber.questions()).hasSize(1));
    var question = subscriber.questions().getFirst();
    assertThat(question.mode()).isEqualTo("subscribe");
    assertThat(question.get("hub.topic")).isEqualTo(topic);
    assertThat(question.get("hub.challenge")).hasSizeGreaterThan(20);
    // Ten days: nobody asked for anything else.
    assertThat(question.get("hub.lease_seconds")).isEqualTo("864000");
  }

  @ParameterizedTest
  @CsvSource({"86400,86400", "1,300", "99999999,2592000"})
  void grantTheLeaseThatIsAskedForWithinBounds(String asked, String granted) {
    hub.post("hub.mode", "subscribe", "hub.topic", topic, "hub.callback", subscriber.url(),
        "hub.lease_seconds", asked);

    await().untilAsserted(() -> assertThat(subscriber.questions()).hasSize(1));
    assertThat(subscriber.questions().getFirst().get("hub.lease_seconds")).isEqualTo(granted);
  }

  // 101
  @ParameterizedTest
  @CsvSource({",sha256,HmacSHA256", "sha256,sha256,HmacSHA256", "sha384,sha384,HmacSHA384",
      "sha512,sha512,HmacSHA512", "sha1,sha1,HmacSHA1"})
  void signContentWithTheSecret(String asked, String method, String mac) throws Exception {
    var secret = "ein Geheimnis, größer";
    subscribe(topic, "hub.secret", secret, "hub.signature_algorithm", asked == null ? "" : asked);

    publish();

    await().untilAsserted(() -> assertThat(subscriber.deliveries()).hasSize(1));
    var delivery = subscriber.deliveries().getFirst();
    var expected = Mac.getInstance(mac);
    expected.init(new SecretKeySpec(secret.getBytes(UTF_8), mac));
    assertThat(delivery.header("X-Hub-Signature")).isEqualTo(
        method + "=" + HexFormat.of().formatHex(expected.doFinal(delivery.body())));
  }

  @Test
  void keepSecretsSealedAndOutOfSight() {
    subscribe(topic, "hub.secret", "not-to-be-read");

    assertThat(hub.subscriptions(topic).toString()).doesNotContain("not-to-be-read")
        .contains("\"signed\":\"sha256\"");
    assertThat(jdbc.sql("SELECT secret FROM subscription WHERE callback = ?")
        .param(subscriber.url()).query(byte[].class).single()).isNotEmpty()
        .isNotEqualTo("not-to-be-read".getBytes(UTF_8));
    assertThat(jdbc.sql("""
        SELECT count(*) FROM subscription_intent WHERE callback = ? AND secret IS NOT NULL
        """).param(subscriber.url()).query(Integer.class).single()).isZero();
  }

  // 102
  @Test
  void ignoreParametersThatTheyDoNotKnow() {
    subscribe(topic, "hub.verify", "sync", "hub.verify_token", "x", "foo", "bar");

    publish();

    await().untilAsserted(() -> assertThat(subscriber.deliveries()).hasSize(1));
  }

  // 103
  @Test
  void replaceASubscriptionOnceTheNewOneIsConfirmed() {
    subscribe(topic, "hub.secret", "first");
    subscribe(topic, "hub.secret", "second", "hub.lease_seconds", "1000");

    publish();

    await().untilAsserted(() -> assertThat(subscriber.deliveries()).hasSize(1));
    staysQuiet(1);
    assertThat(subscriber.deliveries().getFirst().header("X-Hub-Signature"))
        .isEqualTo(SignatureAlgorithm.SHA256.sign("second",
            subscriber.deliveries().getFirst().body()));
    assertThat(hub.subscriptions(topic)).singleElement().satisfies(
        one -> assertThat(one.get("leaseSeconds").asInt()).isEqualTo(1000));
  }

  @Test
  void leaveASubscriptionAsItIsWhereTheNewOneIsNotConfirmed() {
    subscribe(topic, "hub.secret", "first");
    subscriber.answerQuestions(exchange -> TestSubscriber.reply(exchange, 404, ""));
    hub.post("hub.mode", "subscribe", "hub.topic", topic, "hub.callback", subscriber.url(),
        "hub.secret", "second");
    await().untilAsserted(() -> assertThat(outcomes()).hasSize(2));

    publish();

    await().untilAsserted(() -> assertThat(subscriber.deliveries()).hasSize(1));
    assertThat(subscriber.deliveries().getFirst().header("X-Hub-Signature"))
        .isEqualTo(SignatureAlgorithm.SHA256.sign("first",
            subscriber.deliveries().getFirst().body()));
  }

  // 104
  @Test
  void endASubscriptionWhenTheCallbackConfirmsThatItWantsNoMore() {
    subscribe(topic);

    hub.post("hub.mode", "unsubscribe", "hub.topic", topic, "hub.callback", subscriber.url());

    await().untilAsserted(() -> assertThat(hub.subscriptions(topic)).isEmpty());
    assertThat(subscriber.questions().getLast().mode()).isEqualTo("unsubscribe");
    assertThat(subscriber.questions().getLast().get("hub.topic")).isEqualTo(topic);
    publish();
    staysQuiet(0);
  }

  @Test
  void keepASubscriptionWhereTheCallbackDidNotAskToEndIt() {
    subscribe(topic);
    subscriber.answerQuestions(exchange -> TestSubscriber.reply(exchange, 404, ""));

    hub.post("hub.mode", "unsubscribe", "hub.topic", topic, "hub.callback", subscriber.url());

    await().untilAsserted(() -> assertThat(outcomes()).hasSize(2));
    publish();
    await().untilAsserted(() -> assertThat(subscriber.deliveries()).hasSize(1));
  }

  @Test
  void letTheLastOfSeveralRequestsStay() {
    for (var i = 0; i < 3; i++) {
      hub.post("hub.mode", "subscribe", "hub.topic", topic, "hub.callback", subscriber.url());
      hub.post("hub.mode", "unsubscribe", "hub.topic", topic, "hub.callback", subscriber.url());
    }

    await().untilAsserted(() -> assertThat(outcomes()).hasSize(6).containsOnly("confirmed"));
    assertThat(hub.subscriptions(topic)).isEmpty();
    assertThat(subscriber.questions()).extracting(TestSubscriber.Question::mode).containsExactly(
        "subscribe", "unsubscribe", "subscribe", "unsubscribe", "subscribe", "unsubscribe");
  }

  @Test
  void takeNothingButTheChallengeForAYes() {
    for (TestSubscriber.Behaviour no : List.<TestSubscriber.Behaviour>of(
        exchange -> TestSubscriber.reply(exchange, 200, "yes"),
        exchange -> TestSubscriber.reply(exchange, 200, ""),
        exchange -> {
          exchange.getResponseHeaders().add("Location", subscriber.url("/elsewhere"));
          TestSubscriber.reply(exchange, 302, "");
        },
        exchange -> TestSubscriber.reply(exchange, 500, ""))) {
      subscriber.answerQuestions(no);
      var asked = subscriber.questions().size();
      hub.post("hub.mode", "subscribe", "hub.topic", topic, "hub.callback", subscriber.url());
      await().untilAsserted(() -> assertThat(outcomes()).hasSize(asked + 1));
    }

    assertThat(outcomes()).containsExactly("not confirmed: the body was not the challenge",
        "not confirmed: the body was not the challenge", "not confirmed: answered 302",
        "not confirmed: answered 500");
    assertThat(subscriber.questions()).extracting(TestSubscriber.Question::path)
        .containsOnly("/callback");
    assertThat(hub.subscriptions(topic)).isEmpty();
  }

  @Test
  void keepTheCallbacksOwnQuery() {
    var callback = subscriber.url("/callback?token=a%2Fb+c&hub.mode=mine&empty=");
    hub.post("hub.mode", "subscribe", "hub.topic", topic, "hub.callback", callback);
    await().untilAsserted(() -> assertThat(hub.subscriptions(topic)).hasSize(1));

    publish();

    await().untilAsserted(() -> assertThat(subscriber.deliveries()).hasSize(1));
    assertThat(subscriber.questions().getFirst().query())
        .startsWith("token=a%2Fb+c&hub.mode=mine&empty=&hub.mode=subscribe&hub.topic=");
    assertThat(subscriber.deliveries().getFirst().target())
        .isEqualTo("/callback?token=a%2Fb+c&hub.mode=mine&empty=");
  }

  @Test
  void tellTheCallbackThatItsSubscriptionIsDenied() {
    subscribe(topic);
    var id = hub.subscriptions(topic).get(0).get("id").asLong();

    var answer = hub.admin("DELETE",
        "/hub/subscriptions/" + id + "?reason=Too%20slow%20%26%20sorry");

    assertThat(answer.statusCode()).isEqualTo(204);
    await().untilAsserted(() -> assertThat(subscriber.questions()).hasSize(2));
    var denial = subscriber.questions().getLast();
    assertThat(denial.mode()).isEqualTo("denied");
    assertThat(denial.get("hub.topic")).isEqualTo(topic);
    assertThat(denial.get("hub.reason")).isEqualTo("Too slow & sorry");
    assertThat(denial.parameters()).doesNotContainKey("hub.challenge");
    assertThat(hub.subscriptions(topic)).isEmpty();
    publish();
    staysQuiet(0);
  }

  @Test
  void denyWhatIsAskedForAFeedThatIsGoneByThen() {
    jdbc.sql("""
        INSERT INTO subscription_intent (mode, feed, format, callback, host, client, lease_seconds,
          algorithm, requested_at)
        VALUES ('SUBSCRIBE', :feed, 'atom', :callback, '127.0.0.1', '127.0.0.1', 1000, 'SHA256', :now)
        """)
        .param("feed", "gone-" + UUID.randomUUID())
        .param("callback", subscriber.url())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();

    await().untilAsserted(() -> assertThat(subscriber.questions()).hasSize(1));
    assertThat(subscriber.questions().getFirst().mode()).isEqualTo("denied");
    assertThat(subscriber.questions().getFirst().get("hub.reason")).contains("no such feed");
  }

  @Test
  void endSubscriptionsWithTheirLease() {
    subscribe(topic, "hub.lease_seconds", "600");

    clock.advance(Duration.ofSeconds(599));
    publish();
    await().untilAsserted(() -> assertThat(subscriber.deliveries()).hasSize(1));
    clock.advance(Duration.ofSeconds(1));
    publish();

    staysQuiet(1);
    assertThat(hub.subscriptions(topic)).isEmpty();
  }

  @Test
  void sendNothingThatWasThereBeforeTheSubscription() {
    subscribe(topic);

    staysQuiet(0);
  }

  @Test
  void pingsForOurFeedsAreWelcomeAndOthersAreNot() {
    assertThat(hub.post("hub.mode", "publish", "hub.url", topic).statusCode()).isEqualTo(204);
    assertThat(hub.post("hub.mode", "publish", "hub.topic", topic).statusCode()).isEqualTo(204);

    var foreign = hub.post("hub.mode", "publish", "hub.url", "https://example.org/feed");

    assertThat(foreign.statusCode()).isEqualTo(422);
    assertThat(foreign.body()).contains("its own publisher alone");
  }

  @Test
  void nameEverythingThatIsWrong() {
    var answer = hub.post("hub.mode", "subscribe", "hub.topic", topic + "x", "hub.callback",
        "ftp://x", "hub.lease_seconds", "-1", "hub.secret", "é".repeat(100),
        "hub.signature_algorithm", "md5");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .isEqualTo("application/problem+json");
    assertThat(answer.body()).contains("/hub.topic", "/hub.callback", "/hub.lease_seconds",
        "/hub.secret", "/hub.signature_algorithm", "GET /feeds lists them", "sha384");
    assertThat(hub.post("hub.mode", "subscribe", "hub.secret", "x".repeat(199)).body())
        .doesNotContain("/hub.secret");
    assertThat(hub.post("hub.mode", "dance").body()).contains("/hub.mode");
    assertThat(hub.post("hub.mode", "subscribe", "hub.mode", "subscribe").body())
        .contains("/hub.mode");
  }

  @Test
  void saySoInWordsToWhoeverAsksForWords() {
    var answer = hub.post("text/plain", new String[]{"hub.mode", "subscribe"});

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(answer.body()).contains("hub.topic must be given once").doesNotContain("{");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://10.0.0.1/cb", "http://169.254.169.254/latest",
      "http://[fd00::1]/",
      "http://no-such-host.invalid/", "http://user:pass@127.0.0.1/", "http://127.0.0.1/#part",
      "http://127.0.0.1:0/", "http://127.0.0.1:99999/", "//127.0.0.1/", "http://ex ample.org/",
      "http://exämple.org/", ""})
  void refuseCallbacksThatAreNone(String callback) {
    var answer = hub.post("hub.mode", "subscribe", "hub.topic", topic, "hub.callback", callback);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/hub.callback").doesNotContain("fd00", "NEWSWIRE");
  }

  @Test
  void refuseMoreRequestsThanTheyWantToVerify() {
    var statuses = new ArrayList<Integer>();
    for (var i = 0; i < 41; i++) {
      statuses.add(hub.post("hub.mode", "unsubscribe", "hub.topic", topic, "hub.callback",
          subscriber.url("/" + i)).statusCode());
    }
    assertThat(statuses.subList(0, 40)).containsOnly(202);
    assertThat(statuses.getLast()).isEqualTo(429);

    clock.advance(Duration.ofSeconds(61));

    assertThat(hub.post("hub.mode", "unsubscribe", "hub.topic", topic, "hub.callback",
        subscriber.url()).statusCode()).isEqualTo(202);
  }

  @Test
  void listSubscriptionsForAdministratorsAlone() {
    subscribe(topic);
    var other = hub.discover(section + ".rss").topic();
    hub.post("hub.mode", "subscribe", "hub.topic", other, "hub.callback", subscriber.url());
    await().untilAsserted(() -> assertThat(hub.subscriptions(other)).hasSize(1));

    assertThat(hub.anonymous("/hub/subscriptions").statusCode()).isEqualTo(401);
    assertThat(hub.subscriptions(topic)).singleElement().satisfies(one -> {
      assertThat(one.get("topic").asString()).isEqualTo(topic);
      assertThat(one.get("callback").asString()).isEqualTo(subscriber.url());
      assertThat(one.get("state").asString()).isEqualTo("current");
    });
    var page = hub.admin("GET", "/hub/subscriptions?limit=1").body();
    assertThat(page).contains(other, "/hub/subscriptions?limit=1&before=");
    assertThat(hub.admin("GET", "/hub/subscriptions?topic=https://x").statusCode()).isEqualTo(400);
  }
}
