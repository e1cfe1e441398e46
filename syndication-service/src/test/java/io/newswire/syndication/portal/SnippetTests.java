package io.newswire.syndication.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import com.standardwebhooks.Webhook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The programs that the portal shows partners work: each is run by its own runtime. */
class SnippetTests {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String BODY = "{\"type\": \"article.published\", \"data\": {\"id\": \"urn:ü\"}}";

  @TempDir
  Path folder;

  @BeforeEach
  void save() throws IOException {
    for (var file : List.of("WebhookVerifier.java", "verify.mjs", "verify.py", "verify.go",
        "verify.php", "verify.sh")) {
      try (var stream = SnippetTests.class.getResourceAsStream("/snippets/" + file)) {
        Files.write(folder.resolve(file), requireNonNull(stream, file).readAllBytes());
      }
    }
    Files.writeString(folder.resolve("verify_test.go"), """
        package webhook
        import ("encoding/json"; "net/http"; "os"; "testing")
        func TestIt(t *testing.T) {
          headers := http.Header{}
          known := map[string]string{}
          text, _ := os.ReadFile("headers.json")
          json.Unmarshal(text, &known)
          for name, value := range known { headers.Set(name, value) }
          body, _ := os.ReadFile("body.json")
          if err := Verify(os.Getenv("SECRET"), headers, body); err != nil { t.Fatal(err) }
        }
        """);
    Files.writeString(folder.resolve("go.mod"), "module webhook\n");
  }

  @Test
  void isThereForNode() throws Exception {
    checks("node", "--input-type=module", "-e", """
        import { readFileSync } from 'node:fs';
        import { pathToFileURL } from 'node:url';
        const { verify } = await import(pathToFileURL('verify.mjs'));
        verify(process.env.SECRET, JSON.parse(readFileSync('headers.json')), readFileSync('body.json'));
        """);
  }

  @Test
  void isThereForPython() throws Exception {
    checks("python3", "-c", """
        import json, os, sys
        sys.path.insert(0, '.')
        from verify import verify
        verify(os.environ['SECRET'], json.load(open('headers.json')), open('body.json', 'rb').read())
        """);
  }

  @Test
  void isThereForPhp() throws Exception {
    checks("php", "-r", "require './verify.php'; verify(getenv('SECRET'),"
        + " json_decode(file_get_contents('headers.json'), true), file_get_contents('body.json'));");
  }

  @Test
  void isThereForGo() throws Exception {
    assumeTrue(isInstalled("go"), "NOT RUN: there is no go here");
    var built = new ProcessBuilder("go", "test", "-c", "-o", "it").directory(folder.toFile())
        .inheritIO().start().waitFor();
    assertThat(built).isZero();
    checks("go", () -> List.of(folder.resolve("it").toString()));
  }

  @Test
  void isThereForTheShell() throws Exception {
    checks("openssl", () -> List.of("sh", "verify.sh", "check", "body.json"));
  }

  @Test
  void isThereForJava() throws Exception {
    var compiled = ToolProvider.getSystemJavaCompiler().run(null, null, null,
        folder.resolve("WebhookVerifier.java").toString());
    assertThat(compiled).isZero();
    try (var loader = new URLClassLoader(new java.net.URL[]{folder.toUri().toURL()})) {
      var verify = loader.loadClass("WebhookVerifier").getDeclaredMethod("verify", String.class,
          Map.class, byte[].class);
      verify.setAccessible(true);

      verify.invoke(null, SECRET, headers(Instant.now(), BODY), BODY.getBytes(UTF_8));

      assertThatThrownBy(() -> verify.invoke(null, SECRET, headers(Instant.now(), BODY),
          (BODY + " ").getBytes(UTF_8))).isInstanceOf(InvocationTargetException.class);
      assertThatThrownBy(() -> verify.invoke(null, SECRET,
          headers(Instant.now().minusSeconds(600), BODY), BODY.getBytes(UTF_8)))
          .isInstanceOf(InvocationTargetException.class);
    }
  }

  private interface Command {
    List<String> line();
  }

  private void checks(String runtime, String... arguments) throws Exception {
    checks(runtime, () -> Stream.concat(Stream.of(runtime), Stream.of(arguments)).toList());
  }

  private void checks(String runtime, Command command) throws Exception {
    assumeTrue(isInstalled(runtime), "NOT RUN: there is no " + runtime + " here");

    assertThat(run(command, headers(Instant.now(), BODY), BODY)).as("ours").isZero();
    assertThat(run(command, headers(Instant.now(), BODY), BODY + " ")).as("changed").isNotZero();
    assertThat(run(command, headers(Instant.now().minusSeconds(600), BODY), BODY)).as("old")
        .isNotZero();
  }

  private static boolean isInstalled(String runtime) {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, runtime)));
  }

  private int run(Command command, Map<String, String> headers, String body) throws Exception {
    Files.writeString(folder.resolve("headers.json"),
        JsonMapper.shared().writeValueAsString(headers));
    Files.writeString(folder.resolve("body.json"), body);
    var builder = new ProcessBuilder(command.line()).directory(folder.toFile())
        .redirectErrorStream(true);
    builder.environment().putAll(Map.of("SECRET", SECRET, "ID", headers.get("webhook-id"),
        "TIMESTAMP", headers.get("webhook-timestamp"), "SIGNATURE",
        headers.get("webhook-signature")));
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    var code = process.waitFor();
    // What is refused is refused for what we think: programs that break look the same otherwise.
    assertThat(code == 0 || said.contains("does not match") || said.contains("too old")).as(said)
        .isTrue();
    return code;
  }

  private static Map<String, String> headers(Instant at, String body) throws Exception {
    var signature = new Webhook(SECRET).sign("msg_1", at.getEpochSecond(), body);
    return Map.of("webhook-id", "msg_1", "webhook-timestamp",
        String.valueOf(at.getEpochSecond()), "webhook-signature",
        "v1,AAAA v1a,BBBB " + signature);
  }
}
