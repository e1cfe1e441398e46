package io.newswire.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.newswire.event.Article;
import io.newswire.event.ContentType;
import io.newswire.event.Rendition;
import io.newswire.event.Underwriter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the article: who made it and who paid is said before its first paragraph. */
class DisclosureTests {
  private static final String FIRST_WORDS = "Here the text begins";

  @Property(tries = 100)
  void standsBeforeTheFirstParagraphInEveryFormat(@ForAll("disclosed") Article article) {
    for (var rendition : Renderings.of(article)) {
      if (!PromiseTests.ABOUT.contains(rendition.getFormat())) {
        assertThat(head(rendition)).as(rendition.getFormat()).contains(
            article.getContentType().getLabel(), article.getContentType().getDisclosure(),
            article.getUnderwriter().getName());
      }
    }
  }

  private static String head(Rendition rendition) {
    var text = ReadableText.of(rendition.getFormat(), rendition.getContent());
    assertThat(text).as(rendition.getFormat()).contains(FIRST_WORDS);
    return text.substring(0, text.indexOf(FIRST_WORDS));
  }

  @Provide
  Arbitrary<Article> disclosed() {
    return Combinators.combine(words(), words(), words(), bodies(), Arbitraries.of("en", "ar", "zh",
        "de", "xx"), Arbitraries.of(true, false))
        .as((label, sentence, payer, body, language, bare) -> {
          var article = bare ? bare() : Samples.underwritten();
          return article.setLanguage(language).setBody(body)
              .setContentType(ContentType.newBuilder().setSlug("underwritten")
                  .setUri("urn:newswire:content-type:underwritten").setLabel(label)
                  .setDisclosure(sentence).build())
              .setUnderwriter(new Underwriter(payer, bare ? null : "https://payer.example.org/"))
              .build();
        });
  }

  /** Without anything that may be left out. */
  private static Article.Builder bare() {
    return Samples.underwritten().setStandfirst(null).setContributors(List.of())
        .setImages(List.of()).setCopyright(null).setCorrectionNote(null).setSections(List.of())
        .setSubjects(List.of()).setKeywords(List.of()).setPlaces(List.of());
  }

  /** Words of any script, as desks write them: no markup, no runs of space. */
  private static Arbitrary<String> words() {
    var word = Arbitraries.oneOf(
        Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(12),
        Arbitraries.strings().withCharRange('\u0400', '\u044f').ofMinLength(1).ofMaxLength(12),
        Arbitraries.strings().withCharRange('\u0621', '\u063a').ofMinLength(1).ofMaxLength(12));
    return word.list().ofMinSize(1).ofMaxSize(30).map(list -> "“" + String.join(" ", list) + "”");
  }

  /** What the text may open with. */
  private static Arbitrary<String> bodies() {
    return Arbitraries.of("<p>%s.</p>", "<h2>%s</h2><p>x</p>", "<blockquote><p>%s</p></blockquote>",
        "<ul><li>%s</li></ul>", "<figure><img src=\"https://i.example.org/a.jpg\" alt=\"\"/>"
            + "<figcaption>%s</figcaption></figure>",
        "<table><tr><td>%s</td></tr></table>", "%s outside any block", "<p><em>%s</em></p>")
        .map(form -> form.formatted(FIRST_WORDS));
  }
}
