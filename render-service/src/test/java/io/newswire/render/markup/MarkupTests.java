package io.newswire.render.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkupTests {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "plain words, “quoted”           | plain words, “quoted”",
      "<p class=\"x\">R&D's</p>        | &lt;p class=&quot;x&quot;&gt;R&amp;D&#39;s&lt;/p&gt;",
      "&amp;                           | &amp;amp;",
      "\\ / = ? @                      | \\ / = ? @"})
  void escapesWhatIsSyntax(String text, String escaped) {
    assertThat(Markup.escape(text)).isEqualTo(escaped);
    assertThat(appended(text)).isEqualTo(escaped);
  }

  @Test
  void leavesOutWhatNoDocumentCanCarryAndNothingElse() {
    var text = "a\u0000b\u0008c\u001Fd\uD83De\uDE00f\uFFFEg\uFFFFh\uD83D";

    assertThat(Markup.escape(text)).isEqualTo("abcdefgh");
    assertThat(appended(text)).isEqualTo("abcdefgh");
    assertThat(Markup.withoutIllegal(text)).isEqualTo("abcdefgh");
  }

  @Test
  void leavesEverythingElseAsItIs() {
    var text = "\t\n😀\uD800\uDC00\uE000\uFFFD\u007F\u0085\u202E";

    assertThat(Markup.escape(text)).isSameAs(text);
    assertThat(appended(text)).isEqualTo(text);
    assertThat(Markup.withoutIllegal(text)).isSameAs(text);
  }

  @Test
  void keepsACarriageReturn() {
    assertThat(Markup.escape("a\r\nb")).isEqualTo("a&#13;\nb");
  }

  @Test
  void anElementWithoutTextIsNone() {
    var page = new StringBuilder();

    Markup.element(page, "p", null);
    Markup.element(page, "p", " \n");
    Markup.element(page, "p", "a < b");

    assertThat(page).hasToString("<p>a &lt; b</p>");
  }

  private static String appended(String text) {
    var page = new StringBuilder("[");
    Markup.append(page, text);
    return page.substring(1);
  }
}
