package io.newswire.render.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class QuotesTests {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void areWhatJacksonWrites() {
    var every = IntStream.rangeClosed(Character.MIN_VALUE, Character.MAX_VALUE)
        .filter(character -> !Character.isSurrogate((char) character))
        .mapToObj(character -> String.valueOf((char) character)).toList();

    assertThat(every).allSatisfy(
        text -> assertThat(Quotes.quoted(text)).isEqualTo(JSON.writeValueAsString(text)));
  }

  @Test
  void areReadBackAsTheTextThatTheyStandFor() {
    var text = "a \"quote\", a \\ and\r\na line\u0000\u001F\t“so”, 👩‍👩‍👧 \u202E";

    assertThat(JSON.readValue(Quotes.quoted(text), String.class)).isEqualTo(text);
  }
}
