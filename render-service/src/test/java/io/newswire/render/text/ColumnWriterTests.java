package io.newswire.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnWriterTests {
  @ParameterizedTest
  @ValueSource(strings = {
      "The harbour bridge reopened on Monday after nine months, and the first lorries crossed at five"
          + " in the morning with the fog still lying on the water and the gulls asleep.",
      "港の橋が九か月ぶりに開通し、霧がまだ水面に残る朝五時に最初のトラックが渡った。関係者は長い冬を越えた安堵を口にし、市場には久しぶりに魚の匂いが戻った。"})
  void keepsEveryLineWithinTheColumns(String text) {
    var out = new ColumnWriter(Locale.ROOT);

    out.paragraph(text);

    assertThat(out.toString().lines()).hasSizeGreaterThan(1)
        .allSatisfy(line -> assertThat(ColumnWriter.widthOf(line)).isLessThanOrEqualTo(76));
    assertThat(out.toString().replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
  }

  @Test
  void leavesAWordThatFitsNoLineWhole() {
    var out = new ColumnWriter(Locale.ROOT);
    var address = "https://example.org/509ebd61-e62a-" + "a".repeat(100);

    out.paragraph(address);

    assertThat(out.toString()).isEqualTo(address + "\n");
  }

  @Test
  void indentsWhatIsQuoted() {
    var out = new ColumnWriter(Locale.ROOT);

    out.paragraph("> ", "> ", "word ".repeat(30).strip());

    assertThat(out.toString().lines()).hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("> word"));
  }
}
