package io.newswire.syndication.webhook;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.newswire.event.RenderedArticle;
import io.newswire.syndication.Administrator;
import io.newswire.syndication.MutableClock;
import io.newswire.syndication.OutboundTest;
import io.newswire.syndication.entry.Entries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signatures as partners verify them, and how secrets and keys are changed under them. */
@OutboundTest
class SigningTests {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  // RFC 8410 §4: what stands before the key.
  private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  @LocalServerPort
  int port;
  @Autowired
  TransactionTemplate transaction;
  @Autowired
  Entries entries;
  @Autowired
  DeliveryPlanner planner;
  @Autowired
  MutableClock clock;

  private final String section = "s" + UUID.randomUUID();
  private Outlet outlet;

  @BeforeEach
  void register() {
    outlet = new Outlet(port, section, Map.of());
  }

  @AfterEach
  void leave() {
    outlet.close();
  }

  @Test
  void signsWithTheSecretAndWithAPublishedKey() {
    var webhook = received();

    assertThat(versions(webhook)).containsExactly("v1", "v1a");
    assertThat(holdsFor(webhook, outlet.secret())).isTrue();
    assertThat(holdsForAPublishedKey(webhook)).isTrue();
  }

  @Test
  void publishesTheKeysForEverybodyWithoutTheirPrivateParts() throws Exception {
    var answer = new Administrator(port).get("/.well-known/jwks.json");

    assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(
        type -> assertThat(type).startsWith("application/jwk-set+json"));
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=300, public");
    var key = JSON.readTree(answer.body()).get("keys").get(0);
    assertThat(key.get("kty").asString()).isEqualTo("OKP");
    assertThat(key.get("crv").asString()).isEqualTo("Ed25519");
    assertThat(key.get("kid").asString()).isNotBlank();
    assertThat(key.has("d")).isFalse();
  }

  @Test
  void signsWithBothSecretsUntilTheOverlapIsOver() {
    var replaced = outlet.post("/secret", Map.of());
    var fresh = replaced.get("secret").asString();

    var during = received();
    assertThat(replaced.get("previousUntil").asString())
        .isEqualTo(clock.instant().plus(Duration.ofDays(1)).toString());
    assertThat(holdsFor(during, fresh)).isTrue();
    assertThat(holdsFor(during, outlet.secret())).isTrue();
    assertThat(holdsForAPublishedKey(during)).isTrue();

    clock.advance(Duration.ofHours(24));

    var after = received();
    assertThat(holdsFor(after, fresh)).isTrue();
    assertThat(holdsFor(after, outlet.secret())).isFalse();
  }

  @Test
  void endsASecretThatLeakedAtOnce() {
    outlet.post("/secret", Map.of());

    var replaced = outlet.post("/secret", Map.of("overlap", "0s"));

    var webhook = received();
    assertThat(replaced.has("previousUntil")).isFalse();
    assertThat(versions(webhook)).containsExactly("v1", "v1a");
    assertThat(holdsFor(webhook, replaced.get("secret").asString())).isTrue();
  }

  @Test
  void takesTheSecretThatAPartnerHasAlready() {
    var secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[64]);

    assertThat(outlet.post("/secret", Map.of("secret", secret, "overlap", "1h")).get("secret")
        .asString()).isEqualTo(secret);
    var webhook = received();

    assertThat(holdsFor(webhook, secret)).isTrue();
  }

  @Test
  void refusesWhatIsNoSecretAndMoreOverlapsThanAHeaderHolds() {
    var path = outlet.path() + "/secret";
    var administrator = outlet.administrator();

    var wrong = administrator.post(path, Map.of("secret", "whsec_c2hvcnQ=", "overlap", "soon"));
    for (var times = 0; times < 3; times++) {
      outlet.post("/secret", Map.of());
    }

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("/secret", "/overlap").doesNotContain("c2hvcnQ");
    assertThat(administrator.post(path, Map.of()).statusCode()).isEqualTo(409);
  }

  @Test
  void signsWithBothKeysWhereOurOwnIsReplaced() {
    var before = published().getFirst().get("kid").asString();

    var made = JSON.readTree(
        outlet.administrator().post("/signing-keys", Map.of("overlap", "2h")).body());
    var webhook = received();

    assertThat(published()).extracting(key -> key.get("kid").asString())
        .contains(made.get("kid").asString(), before);
    assertThat(versions(webhook)).containsSubsequence("v1", "v1a", "v1a");
    clock.advance(Duration.ofHours(2));
    assertThat(versions(received())).containsExactly("v1", "v1a");
    clock.advance(Duration.ofHours(1));
    assertThat(published()).extracting(key -> key.get("kid").asString())
        .containsExactly(made.get("kid").asString());
  }

  private TestPartner.Received received() {
    var id = freshId();
    takeIn(article(id, 1, section));
    await().untilAsserted(() -> assertThat(outlet.server.of(id)).hasSize(1));
    return outlet.server.of(id).getFirst();
  }

  private void takeIn(RenderedArticle article) {
    transaction.executeWithoutResult(_ -> planner.plan(entries.apply(List.of(article))));
  }

  private static List<String> versions(TestPartner.Received webhook) {
    return Arrays.stream(webhook.header("webhook-signature").split(" "))
        .map(signature -> signature.substring(0, signature.indexOf(','))).toList();
  }

  /** The library checks the time against the real clock, so it signs anew what was signed. */
  private static boolean holdsFor(TestPartner.Received webhook, String secret) {
    try {
      var expected = new Webhook(secret).sign(webhook.header("webhook-id"),
          Long.parseLong(webhook.header("webhook-timestamp")), webhook.body());
      return List.of(webhook.header("webhook-signature").split(" ")).contains(expected);
    } catch (EmptyWebhookSecretException | WebhookSigningException failure) {
      throw new AssertionError(failure);
    }
  }

  private boolean holdsForAPublishedKey(TestPartner.Received webhook) {
    return published().stream().anyMatch(key -> holds(webhook, key.get("x").asString()));
  }

  private static boolean holds(TestPartner.Received webhook, String publicKey) {
    var signed = (webhook.header("webhook-id") + "." + webhook.header("webhook-timestamp") + "."
        + webhook.body()).getBytes(UTF_8);
    return Arrays.stream(webhook.header("webhook-signature").split(" "))
        .filter(signature -> signature.startsWith("v1a,"))
        .anyMatch(signature -> verify(signed, Base64.getUrlDecoder().decode(publicKey),
            Base64.getDecoder().decode(signature.substring(4))));
  }

  /** By the JDK, which did not sign. */
  private static boolean verify(byte[] signed, byte[] publicKey, byte[] signature) {
    try {
      var verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(
          ByteBuffer.allocate(44).put(X509_HEAD).put(publicKey).array())));
      verifier.update(signed);
      return verifier.verify(signature);
    } catch (GeneralSecurityException failure) {
      throw new AssertionError(failure);
    }
  }

  private List<JsonNode> published() {
    return JSON.readTree(new Administrator(port).get("/.well-known/jwks.json").body()).get("keys")
        .valueStream().toList();
  }
}
