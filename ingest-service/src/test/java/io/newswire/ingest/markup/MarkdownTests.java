package io.newswire.ingest.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTests {
  private static final String BASE = "https://example.org/";

  private final ArticleMarkup markup = new ArticleMarkup(
      new MarkupSettings(List.of(), 200, 25_000));

  @Test
  void makesXhtmlOfCommonMarkWithTables() {
    var markdown = """
        # One

        A *word*, a [link](https://example.com/a?b=1&c=2) and `code`.

        > “Quoted.”

        | a | b |
        |---|--:|
        | 1 | 2 |

        1. x
        2. y
        """;

    assertThat(fragment(markdown)).isEqualTo("""
        <h2>One</h2>
        <p>A <em>word</em>, a <a href="https://example.com/a?b=1&amp;c=2">link</a> and \
        <code>code</code>.</p>
        <blockquote>
        <p>“Quoted.”</p>
        </blockquote>
        <table>
        <thead>
        <tr>
        <th>a</th>
        <th>b</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>1</td>
        <td>2</td>
        </tr>
        </tbody>
        </table>
        <ol>
        <li>x</li>
        <li>y</li>
        </ol>
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script>x</script>", "a <b onclick=x>b</b>", "[a](javascript:x)",
      "![a](data:image/png;base64,AA)", "<javascript:x>",
      "[a](&#106;avascript:x)", "[a][b]\n\n[b]: javascript:x", "<iframe src=https://x.example>"})
  void treatsActiveContentAsInHtml(String markdown) {
    assertThat(markup.fromMarkdown(markdown, BASE)).isInstanceOf(Markup.Refused.class);
  }

  @Test
  void keepsHarmlessHtml() {
    assertThat(fragment("H<sub>2</sub>O")).isEqualTo("<p>H<sub>2</sub>O</p>\n");
  }

  static Stream<String> hostile() {
    return Stream.of(">".repeat(500_000), "*a ".repeat(300_000) + "*".repeat(100_000),
        "[".repeat(500_000), "- ".repeat(300_000), "*a **a ".repeat(100_000), "`".repeat(700_000),
        "![".repeat(300_000), "<".repeat(500_000), "|".repeat(500_000) + "\n|-",
        "a|\n-|\n" + "b|\n".repeat(200_000), "[a](".repeat(200_000), "\\".repeat(500_000),
        "a <\n".repeat(200_000), "a < b\n\n".repeat(100_000), "&#".repeat(300_000),
        "_a_".repeat(200_000), "- a\n".repeat(200_000),
        "[a]: b\n".repeat(100_000), "[a]".repeat(200_000));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void answersHostileMarkdownInBoundedTime(String markdown) {
    var result = assertTimeoutPreemptively(Duration.ofSeconds(20),
        () -> markup.fromMarkdown(markdown, BASE));

    assertThat(result).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"> ", "- ", "*a **a "})
  void refusesTooDeepNesting(String opening) {
    var markdown = opening.repeat(300) + "x" + (opening.contains("*") ? "** a*".repeat(300) : "");

    assertThat(markup.fromMarkdown(markdown, BASE)).isInstanceOfSatisfying(Markup.Refused.class,
        it -> assertThat(it.reasons()).singleElement().asString().contains("more than 200"));
  }

  private String fragment(String markdown) {
    return markup.fromMarkdown(markdown, BASE) instanceof Markup.Fragment(var xhtml)
        ? xhtml
        : "refused";
  }
}
