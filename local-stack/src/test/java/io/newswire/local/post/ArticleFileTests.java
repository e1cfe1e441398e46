package io.newswire.local.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    assertThatThrownBy(() -> ArticleFile.parse("a.md", "No fields"))
        .hasMessageContaining("a.md").hasMessageContaining("front matter");
    assertThatThrownBy(() -> ArticleFile.parse("a.md", "---\nheadline: [\n---\n"))
        .hasMessageContaining("not YAML");
    assertThatThrownBy(() -> ArticleFile.parse("a.json", "{\"headline\": }"))
        .hasMessageContaining("not JSON").hasMessageContaining("line 1");
    assertThatThrownBy(() -> ArticleFile.parse("a.json", "[]"))
        .hasMessageContaining("no JSON object");
  }

  @Test
  void refusesBrokenUtf8(@TempDir Path folder) throws IOException {
    var file = Files.write(folder.resolve("a.json"), new byte[]{'{', (byte) 0xC3, '}'});

    assertThatThrownBy(() -> ArticleFile.read(file.toString())).hasMessageContaining("UTF-8");
  }

  @Test
  void takesTheArticlesOfAFolderButNotItsReadme(@TempDir Path folder) throws IOException {
    for (var name : new String[]{"b.md", "a.json", "README.md", "notes.txt"}) {
      Files.writeString(folder.resolve(name), "");
    }

    assertThat(ArticleFile.within(folder.toString()))
        .containsExactly(folder.resolve("a.json").toString(), folder.resolve("b.md").toString());
  }
}
