package io.newswire.syndication.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.nimbusds.jose.jwk.JWKSet;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Verified at the real time by the public libraries, which look at the clock. */
class WebhookSignatureTests {
  private static final Path NODE = Path.of("src", "test", "node");
  private static final Path HOME = Path.of("target", "node");
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
  private static final String BODY = "{\"type\":\"article.published\",\"data\":{\"content\":\"“é”\"}}";

  private final SigningKey key = SigningKey.random();
  private final Instant now = Instant.now();

  @Test
  void isTakenByTheJavaLibraryWithEitherSecretOfARotation() {
    var headers = headers(List.of(SECRET, OTHER));

    assertThatCode(() -> verify(SECRET, headers)).doesNotThrowAnyException();
    assertThatCode(() -> verify(OTHER, headers)).doesNotThrowAnyException();
  }

  @Test
  void isRefusedByTheJavaLibraryForAnotherSecret() {
    assertThatThrownBy(() -> verify(OTHER, headers(List.of(SECRET))))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void isTakenByTheNodeLibraryAndByNodesOwnEd25519() throws Exception {
    install();
    var webhook = Map.of("secret", OTHER, "headers", headers(List.of(SECRET, OTHER)), "body", BODY,
        "jwks", JsonMapper.shared().readTree(new JWKSet(key.publicPart()).toString()));
    Files.write(HOME.resolve("webhook.json"), JsonMapper.shared().writeValueAsBytes(webhook));

    var holds = run(List.of("node", "verify.mjs", "webhook.json"));

    assertThat(holds).isEqualToIgnoringWhitespace("[\"v1\",\"v1a\"]");
  }

  @Test
  void comesOutTheSameForAKeyThatWasStored() {
    var stored = SigningKey.stored(key.toStore(), null);

    assertThat(stored.id()).isEqualTo(key.id());
    assertThat(stored.sign(BODY.getBytes(UTF_8))).isEqualTo(key.sign(BODY.getBytes(UTF_8)));
    assertThat(stored).asString().doesNotContain("\"d\"");
  }

  private Map<String, String> headers(List<String> secrets) {
    return Map.of(
        "webhook-id", "msg_1",
        "webhook-timestamp", String.valueOf(now.getEpochSecond()),
        "webhook-signature",
        WebhookSignature.of(secrets, List.of(key), "msg_1", now, BODY.getBytes(UTF_8)));
  }

  private static void verify(String secret, Map<String, String> headers)
      throws WebhookVerificationException, EmptyWebhookSecretException {
    new Webhook(secret).verify(BODY, HttpHeaders.of(
        headers.entrySet().stream().collect(java.util.stream.Collectors.toMap(Map.Entry::getKey,
            header -> List.of(header.getValue()))),
        (_, _) -> true));
  }

  private static void install() throws IOException, InterruptedException {
    assumeTrue(isThere("node") && isThere("npm"), "Node.js is not installed");
    Files.createDirectories(HOME);
    for (var name : List.of("package.json", "package-lock.json", "verify.mjs")) {
      Files.copy(NODE.resolve(name), HOME.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(HOME.resolve("node_modules").resolve("standardwebhooks"))) {
      run(List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
    }
  }

  private static boolean isThere(String program) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    var output = HOME.resolve("output").toFile();
    var complaints = HOME.resolve("complaints").toFile();
    var process = new ProcessBuilder(command).directory(HOME.toFile())
        .redirectOutput(output).redirectError(complaints).start();
    var ended = process.waitFor(60, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended && process.exitValue() == 0)
        .as("%s: %s", command, Files.readString(complaints.toPath())).isTrue();
    return Files.readString(output.toPath());
  }
}
