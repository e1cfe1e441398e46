package io.newswire.render.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.newswire.event.Subject;
import io.newswire.render.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoryTests {
  private final Story story = new Story(Samples.underwritten().build(), "https://x.example/1");

  @Test
  void aTextWithinATextGetsAPageOfItsOwn() {
    var written = story.write(outer -> {
      outer.text().append("a");
      outer.paste(story.write(inner -> inner.paste("b"))).text().append("c");
    });

    assertThat(written).isEqualTo("abc");
    assertThat(story.write(page -> page.paste("d"))).isEqualTo("d");
  }

  @Test
  void whatSeveralFormatsWantIsMadeOnce() {
    var key = new Story.Once<Object>();

    assertThat(story.once(key, Object::new)).isSameAs(story.once(key, Object::new))
        .isNotSameAs(story.once(new Story.Once<>(), Object::new));
  }

  @Test
  void anObjectHoldsWhatHasAValueInTheOrderGiven() {
    var written = Json.write(story, json -> json.put("b", 1).put("none", null).put("a", true)
        .strings("words", List.of("x", "“y”")).strings("noWords", List.of())
        .object("empty", _ -> {}).objects("none", List.of(), (_, _) -> {})
        .array("list", List.of(1, 2), (each, value) -> each.put("n", value))
        .array("emptyList", List.of(), (_, _) -> {}).raw("raw", "[null]"));

    assertThat(written).isEqualTo("{\"b\":1,\"a\":true,\"words\":[\"x\",\"“y”\"],\"empty\":{},"
        + "\"list\":[{\"n\":1},{\"n\":2}],\"emptyList\":[],\"raw\":[null]}");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "https://licences.example.org/by | https://licences.example.org/by",
      "http://licences.example.org/by  | http://licences.example.org/by",
      "Not for archives                |",
      "See https://example.org/        |",
      "                                |"})
  void aLicenceIsTermsThatCanBeFollowed(
      @org.jspecify.annotations.Nullable String terms,
      @org.jspecify.annotations.Nullable String licence) {
    var article = Samples.news().setUsageTerms(terms).build();

    assertThat(new Story(article, "https://x.example/1").licence()).isEqualTo(licence);
  }

  @Test
  void aLanguagesWordsAreLookedUpOnce() {
    assertThat(Labels.in("de")).isSameAs(Labels.in("de")).isNotSameAs(Labels.in("en"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "medtop:20000424 | 20000424",
      "20000424        | 20000424",
      "a:b:c           | b:c",
      "Fish:net        | Fish:net",
      ":net            | :net",
      "f1sh:net        | f1sh:net"})
  void aCodeIsWithoutThePrefixThatWeWriteBeforeIt(String code, String plain) {
    assertThat(Iptc.codeOf(new Subject("https://topics.example.org/", code, null)))
        .isEqualTo(plain);
  }

  @Test
  void aSubjectsUriIsOneWhateverItsCodeHolds() {
    assertThat(Iptc.uriOf(new Subject("https://topics.example.org/", "fish & nets/2", null)))
        .isEqualTo("https://topics.example.org/fish%20%26%20nets%2F2");
  }
}
