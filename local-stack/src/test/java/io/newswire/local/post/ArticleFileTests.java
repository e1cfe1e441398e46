package io.newswire.local.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleFileTests {
  @Test
  void readsMarkdownWithItsFieldsInFront() {
    var article = ArticleFile.parse("a.md", """
        ---
        headline: "“Two doors” – and no motor"
        language: en-GB
        urgency: 7
        sections: [technology, climate]
        publishedAt: 2026-11-19T10:00:00Z
        authors:
          - name: Noor Castellane
          - name: Dov Harrow
            role: editor
        ---

        A tide gate is a door.

        ---

        Below a rule.
        """).article();

    assertThat(article.path("headline").asString()).isEqualTo("“Two doors” – and no motor");
    assertThat(article.path("urgency").asInt()).isEqualTo(7);
    assertThat(article.path("publishedAt").asString()).isEqualTo("2026-11-19T10:00:00Z");
    assertThat(article.path("authors").path(1).path("role").asString()).isEqualTo("editor");
    assertThat(article.path("bodyMarkdown").asString())
        .isEqualTo("A tide gate is a door.\n\n---\n\nBelow a rule.");
  }

  @Test
  void readsJsonAsItIs() {
    assertThat(ArticleFile.parse("a.json", "\uFEFF{\"headline\":\"H\"}").article().toString())
        .isEqualTo("{\"headline\":\"H\"}");
  }

  @Test
  void knowsMarkdownOnStandardInputByItsFence() {
    assertThat(ArticleFile.parse("-", "---\r\nheadline: H\r\n---\r\nText").article().toString())
        .isEqualTo("{\"headline\":\"H\",\"bodyMarkdown\":\"Text\"}");
  }

  @Test
  void saysWhatIsWrongWithAFile() {
    assertThatThrownBy(() -> ArticleFile.parse("a.md", "No fields").article())
        .hasMessageContaining("a.md").hasMessageContaining("front matter");
    assertThatThrownBy(() -> ArticleFile.parse("a.md", "---\nheadline: [\n---\n").article())
        .hasMessageContaining("not YAML");
    assertThatThrownBy(() -> ArticleFile.parse("a.json", "{\"headline\": }"))
        .hasMessageContaining("not JSON").hasMessageContaining("line 1");
    assertThatThrownBy(() -> ArticleFile.parse("a.json", "[]"))
        .hasMessageContaining("no JSON object");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{\"headline\":\"H\",\"canonicalUrl\":\"https://x.example\"} | application/json",
      "{\"standard\":{\"name\":\"ninjs\",\"version\":\"3.1\"},\"uri\":\"urn:a\"} | application/ninjs+json",
      "{\"$standard\":{\"name\":\"ninjs\"}} | application/ninjs+json",
      "{\"uri\":\"urn:a\",\"version\":\"2\",\"headline\":\"H\"} | application/ninjs+json",
      "<?xml version='1.0'?><!-- wire --><nitf/> | application/nitf+xml",
      "<n:newsItem xmlns:n='http://iptc.org/std/nar/2006-10-01/'/> | application/vnd.iptc.g2.newsitem+xml",
      "<entry xmlns='http://www.w3.org/2005/Atom'/> | application/atom+xml;type=entry",
      "'---\nheadline: H\n---\nText' | text/markdown"})
  void tellsFormatsApartByWhatTheySayOfThemselves(String text, String mediaType) {
    var file = ArticleFile.parse("-", "\uFEFF" + text);

    assertThat(file.format().mediaType()).isEqualTo(mediaType);
    assertThat(file.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"ninjs, NINJS", "ninjs-2.2, NINJS", "ninjs-1.6, NINJS", "nitf, NITF",
      "newsml-g2, NEWSML", "atom-entry, ATOM"})
  void takesOurOwnRenditions(String rendition, ArticleFormat format) throws IOException {
    var file = Path.of("../render-service/src/test/resources/renditions/everything", rendition);

    assertThat(ArticleFile.read(file.toString()).format()).isEqualTo(format);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "headline,body | neither JSON | NITF | Markdown with front matter",
      "'' | neither JSON | NITF | Markdown with front matter",
      "<rss version='2.0'/> | 'rss' | 'newsItem' | 'entry'",
      "'<nitf\n' | not well-formed XML | line | 2",
      "<!-- no root --> | not well-formed XML | line | 1",
      "<!DOCTYPE nitf SYSTEM 'file:///etc/passwd'><nitf/> | document type | DOCTYPE | leave",
      "<!DOCTYPE nitf [<!ENTITY a 'b'>]><nitf>&a;</nitf> | document type | DOCTYPE | leave"})
  void saysWhereAFileIsInNoneOfTheFormats(String text, String one, String two, String three) {
    assertThatThrownBy(() -> ArticleFile.parse("wire.txt", text))
        .isInstanceOf(UnreadableArticle.class).hasMessageStartingWith("wire.txt cannot be posted")
        .hasMessageContainingAll(one, two, three);
  }

  @Test
  void refusesBrokenUtf8(@TempDir Path folder) throws IOException {
    var file = Files.write(folder.resolve("a.json"), new byte[]{'{', (byte) 0xC3, '}'});

    assertThatThrownBy(() -> ArticleFile.read(file.toString())).hasMessageContaining("UTF-8");
  }

  @Test
  void takesTheArticlesOfAFolderButNotItsReadme(@TempDir Path folder) throws IOException {
    for (var name : new String[]{"b.md", "a.json", "c.xml", "d.atom", "README.md", "notes.txt"}) {
      Files.writeString(folder.resolve(name), "");
    }

    assertThat(ArticleFile.within(folder.toString()))
        .extracting(file -> Path.of(file).getFileName().toString())
        .containsExactly("a.json", "b.md", "c.xml", "d.atom");
  }
}
