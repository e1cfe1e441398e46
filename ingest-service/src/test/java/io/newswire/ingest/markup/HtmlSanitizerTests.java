package io.newswire.ingest.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlSanitizerTests {
  private static final String BASE = "https://example.org/news/story";

  private final ArticleMarkup markup = new ArticleMarkup(
      new MarkupSettings(List.of("youtube.com", "datawrapper.dwcdn.net"), 200, 25_000));

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      <script>alert(1)</script><p>x</p>             | has <script> at line 1, column 1
      <p>a</p><SCRIPT src=x></SCRIPT>               | has <script> at line 1, column 9
      <p onclick="x()">a</p>                        | has the event handler onclick on <p>
      <p OnMouseOver=x>a</p>                        | has the event handler onmouseover on <p>
      <body onload=x><p>a</p>                       | has the event handler onload on <body>
      <img src=x onerror=alert(1)>                  | has the event handler onerror on <img>
      <svg onload=x><p>a</p></svg>                  | has the event handler onload on <svg>
      <a href="javascript:x">a</a>                  | javascript:, data: or vbscript: address in href
      <a href="JaVaScRiPt:x">a</a>                  | address in href of <a>
      <a href=" &#9;java&#10;script&colon;x">a</a>  | address in href of <a>
      <a href="&#1;javascript:x">a</a>              | address in href of <a>
      <a href="vbscript:x">a</a>                    | address in href of <a>
      <img src="data:image/png;base64,AAAA">        | address in src of <img>
      <img srcset="a.png 1x, data:x 2x" src=a.png>  | address in srcset of <img>
      <svg><a xlink:href="javascript:x">a</a></svg> | address in xlink:href of <a>
      <svg><set to="javascript:x"></set></svg>      | address in to of <set>
      <object data=x></object>                      | has <object>
      <embed src=x>                                 | has <embed>
      <form action=/x><input></form>                | has <form>
      <button>b</button>                            | has <button>
      <base href=//evil.example/>                   | has <base>
      <link rel=stylesheet href=x>                  | has <link>
      <meta http-equiv=refresh content=0>           | has <meta http-equiv>
      <iframe src=https://evil.example/></iframe>   | embeds a page of evil.example
      <iframe src=https://notyoutube.com/></iframe> | embeds a page of notyoutube.com
      <iframe srcdoc="<p>x">a</iframe>              | has a document within srcdoc
      <iframe>a</iframe>                            | embeds a page of no known host
      <p style="background:url(x)">a</p>            | has a style that loads or runs something on <p>
      <p style="a:u\\72l(x)">a</p>                  | has a style that loads or runs something
      <p style="a:ex/**/pression(x)">a</p>          | has a style that loads or runs something
      <style>@import 'x'</style><p>a</p>            | has a style sheet that loads or runs something
      """)
  void refusesActiveContentByNameAndPlace(String html, String reason) {
    assertThat(reasons(html)).anySatisfy(found -> assertThat(found).contains(reason));
  }

  @Test
  void namesTheFirstOffendersAndCountsTheRest() {
    assertThat(reasons("<p>one</p>\n<script>1</script>".repeat(8)))
        .hasSize(6)
        .startsWith("has <script> at line 2, column 1; remove it.")
        .endsWith("has 3 more places with active content.");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      <h1>a</h1>                                   | <h2>a</h2>
      <p>a<br>b                                    | <p>a<br />b</p>
      <p style="color:red" class="x" id="y">a</p>  | <p>a</p>
      <font size=1>a</font>                        | a
      <p>a<!-- secret --></p>                      | <p>a</p>
      <p>Ä – “x” & y</p>                           | <p>Ä – “x” &amp; y</p>
      <p>a&nbsp;b&mdash;c</p>                      | <p>a&#xa0;b—c</p>
      <p lang="ar" dir="rtl">مرحبا</p>             | <p lang="ar" dir="rtl">مرحبا</p>
      <a href="https://example.com/?a=1&b=2">a</a> | <a href="https://example.com/?a=1&amp;b=2">a</a>
      <a href="/other">a</a>                       | <a href="https://example.org/other">a</a>
      <a href="mailto:a@example.org">a</a>         | <a href="mailto:a@example.org">a</a>
      <a href="ftp://example.org">a</a>            | a
      <a>a</a>                                     | a
      <p></p><p>a</p>                              | <p></p><p>a</p>
      <td>a</td>                                   | a
      <b><p>a</b>b</p>                             | <b></b><p><b>a</b>b</p>
      <title>t</title><p>a</p>                     | <p>a</p>
      <noscript><p>a</p></noscript>b               | <p>a</p>b
      <p>a<style>p {color: red}</style></p>        | <p>a</p>
      <img src="/i.jpg" alt="x" loading=lazy>      | <img src="https://example.org/i.jpg" alt="x" />
      <p><img>a</p>                                | <p>a</p>
      """)
  void keepsStructureAndMeaningAndDropsTheRest(String html, String xhtml) {
    assertThat(fragment(html)).isEqualTo(xhtml);
  }

  @Test
  void keepsTablesFiguresListsQuotesAndRuby() {
    var rich = """
        <h2>Zwei</h2><p>Ein <em>Satz</em> mit H<sub>2</sub>O.</p>\
        <figure><img src="https://example.org/a.jpg" alt="A" width="3" height="2" />\
        <figcaption>Bild</figcaption></figure>\
        <blockquote cite="https://example.org/q"><p>Ja.</p></blockquote>\
        <ol start="3"><li>drei</li></ol>\
        <table><caption>T</caption><thead><tr><th scope="col">x</th></tr></thead>\
        <tbody><tr><td colspan="2">1</td></tr></tbody></table>\
        <p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <bdo dir="rtl">x</bdo></p>""";

    assertThat(fragment(rich)).isEqualTo(rich);
  }

  @Test
  void embedsFromHostsThatAreAdmitted() {
    assertThat(fragment(
        "<iframe src='//www.youtube.com/embed/x' allowfullscreen onfocus2 sandbox></iframe>"
            .replace(" onfocus2", "")))
        .isEqualTo(
            "<iframe src=\"https://www.youtube.com/embed/x\" allowfullscreen=\"\"></iframe>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "<p></p>", "<p>&nbsp;</p>", "<p>\u200B</p>", "<!-- x -->",
      "<svg></svg>", "<p><img></p>", "<hr>"})
  void refusesABodyWithNothingToRead(String html) {
    assertThat(reasons(html)).singleElement().asString().contains("nothing to read");
  }

  @Test
  void refusesTooDeepNesting() {
    assertThat(reasons("<div>".repeat(201) + "a")).singleElement().asString()
        .contains("more than 200 elements");
    assertThat(fragment("<div>".repeat(200) + "a")).contains("a");
  }

  @Test
  void refusesMoreElementsThanAnArticleHas() {
    assertThat(reasons("<table>" + "<i>x</i>".repeat(25_000))).singleElement().asString()
        .startsWith("has 25001 elements, and 25000 are taken");
    assertThat(fragment("<p>" + "<i>x</i> < 1 ".repeat(24_999))).startsWith("<p><i>x</i> &lt; 1 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<p>a&#1;b</p>", "<p title='&#x1F;'>a</p>", "<p>&#xFFFF;</p>"})
  void refusesReferencesToControlCharacters(String html) {
    assertThat(markup.fromHtml(html, BASE)).satisfiesAnyOf(
        it -> assertThat(it).isInstanceOf(Markup.Refused.class),
        it -> assertWellFormed(((Markup.Fragment) it).xhtml()));
  }

  static Stream<String> hostile() {
    return Stream.of(
        // what costs most among bodies with no more elements than are taken
        "<table><b>x".repeat(12_500), "<table>" + "<i>y</i>".repeat(24_999),
        "<math><mtext><table><mglyph>".repeat(6_250), "<table>y<b></table>".repeat(12_500),
        // and bodies with more
        "<b>".repeat(300_000), "<a href=x>".repeat(100_000), "<table>".repeat(150_000),
        "<p><b>".repeat(170_000), "<div>".repeat(200_000), "<!--".repeat(250_000),
        "<i a=1><b a=2><u>".repeat(60_000) + "<p>".repeat(1_000), "<select>".repeat(130_000),
        "&".repeat(1_000_000), "<".repeat(1_000_000), "<a ".repeat(330_000),
        "<x y='".repeat(170_000), "<svg><desc>".repeat(90_000), "<ruby><rt>".repeat(100_000),
        "<template>".repeat(100_000), "<math><mtext><table><mglyph>".repeat(35_000),
        "<p style='" + "\\".repeat(900_000) + "'>x", "<p style='" + "/*".repeat(450_000) + "'>x");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void answersHostileMarkupInBoundedTime(String html) {
    var result = assertTimeoutPreemptively(Duration.ofSeconds(20),
        () -> markup.fromHtml(html, BASE));

    assertThat(result).isNotNull();
  }

  static Stream<String> twisted() {
    return Stream.of(
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1&gt;\">x",
        "<svg></p><style><a id=\"</style><p>x</p>\">y", "<p>a<b c=d>e</p>f<table>g<tr>h",
        "<noscript><p title=\"</noscript><p>x</p>\">y", "<p>x</p></body></html><p>y",
        "<a href='https://x.example/\"&apos;<>'>z</a>", "<p>]]></p>", "<![CDATA[x]]><p>y</p>",
        "<?php echo 1 ?><p>x</p>", "<p a:b='c' xmlns:x='y'>x</p>", "<P>X</P><BR/>", "<p>&#0;x</p>",
        "<plaintext>x", "<p>&unknown; &amp;lt; &lt;</p>", "<details open><summary>s</summary>t");
  }

  @ParameterizedTest
  @MethodSource("twisted")
  void makesWellFormedXmlOfAnything(String html) {
    assertThat(markup.fromHtml(html, BASE)).isInstanceOfSatisfying(Markup.Fragment.class,
        it -> assertWellFormed(it.xhtml()));
  }

  @Test
  void isAFixedPoint() {
    twisted().map(this::fragment).forEach(once -> assertThat(fragment(once)).isEqualTo(once));
  }

  private static void assertWellFormed(String xhtml) {
    assertThatCode(() -> parse("<div>" + xhtml + "</div>", _ -> {})).as(xhtml)
        .doesNotThrowAnyException();
    assertThat(xhtml).doesNotContainIgnoringCase("<script").doesNotContainIgnoringCase("<style");
  }

  private static void parse(String xml, Consumer<Integer> events) throws XMLStreamException {
    var reader = XMLInputFactory.newFactory().createXMLStreamReader(new StringReader(xml));
    while (reader.hasNext()) {
      events.accept(reader.next());
    }
  }

  private List<String> reasons(String html) {
    return markup.fromHtml(html, BASE) instanceof Markup.Refused(var reasons)
        ? reasons
        : List.of();
  }

  private String fragment(String html) {
    return markup.fromHtml(html, BASE) instanceof Markup.Fragment(var xhtml)
        ? xhtml
        : "refused: " + reasons(html);
  }
}
