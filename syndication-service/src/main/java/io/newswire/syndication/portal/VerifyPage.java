package io.newswire.syndication.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How signatures are checked, in programs that a test of ours runs. */
@Controller
class VerifyPage {
  private final List<Snippet> snippets = Stream.of(
      new Language("Java", "WebhookVerifier.java"), new Language("Node.js", "verify.mjs"),
      new Language("Python", "verify.py"), new Language("Go", "verify.go"),
      new Language("PHP", "verify.php"), new Language("curl and openssl", "verify.sh"))
      .map(language -> new Snippet(language.name(), language.file(), text(language.file())))
      .toList();

  private record Language(String name, String file) {}

  record Snippet(String name, String file, String text) {
    /** For the page's own links. */
    public String anchor() {
      return file.replace('.', '-');
    }
  }

  @GetMapping(PortalConfiguration.HOME + "/verify")
  String show(Model model) {
    model.addAttribute("snippets", snippets);
    return "portal/verify";
  }

  private static String text(String file) {
    try (var stream = VerifyPage.class.getResourceAsStream("/snippets/" + file)) {
      return new String(requireNonNull(stream, file).readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
