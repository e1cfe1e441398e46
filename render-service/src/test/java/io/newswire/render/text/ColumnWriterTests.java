package io.newswire.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    var written = out.end();
    assertThat(written.lines()).hasSizeGreaterThan(1)
        .allSatisfy(line -> assertThat(ColumnWriter.widthOf(line)).isLessThanOrEqualTo(76));
    assertThat(written.replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
  }

  @Test
  void leavesAWordThatFitsNoLineWhole() {
    var out = new ColumnWriter(Locale.ROOT);
    var address = "https://example.org/509ebd61-e62a-" + "a".repeat(100);

    out.paragraph(address);

    assertThat(out.end()).isEqualTo(address + "\n");
  }

  @ParameterizedTest
  @CsvSource({"0020,1", "007E,1", "0009,0", "007F,0", "00AD,0", "00E9,1", "0301,0", "20DD,0",
      "200D,0", "10FF,1", "1100,2", "5B57,2", "3042,2", "30A2,2", "3105,2", "A000,2", "2FFF,1",
      "3000,2", "303F,2", "FF00,1", "FF01,2", "FF60,2", "FF61,1", "FF71,1", "FFDC,1", "FFDD,1",
      "1F2FF,1", "1F300,2", "1F600,2", "1FAFF,2", "1FB00,1"})
  void countsWhatACharacterTakes(String hexadecimal, int columns) {
    var character = Character.toString(Integer.parseInt(hexadecimal, 16));

    assertThat(ColumnWriter.widthOf(character)).isEqualTo(columns);
    assertThat(ColumnWriter.widthOf(character + "a" + character)).isEqualTo(2 * columns + 1);
  }

  @ParameterizedTest
  @CsvSource({"001F,false", "0020,true", "007E,true", "007F,false", "00A0,false", "00A1,true",
      "00AD,false", "02FF,true", "0300,false", "200F,false", "2010,true", "201C,true", "2027,true",
      "2028,false", "0410,false", "5B57,false"})
  void looksCloserWhereNotEveryCharacterTakesOneColumn(String hexadecimal, boolean isSimple) {
    var character = Character.toString(Integer.parseInt(hexadecimal, 16));

    assertThat(ColumnWriter.isSimple("word " + character)).isEqualTo(isSimple);
    assertThat(ColumnWriter.isSimple(character + " word")).isEqualTo(isSimple);
  }

  @Test
  void neverHasTwoEmptyLinesInARow() {
    var out = new ColumnWriter(Locale.ROOT);

    out.emptyLine();
    out.paragraph("one");
    out.emptyLine();
    out.emptyLine();
    out.line("two  \t");
    out.paragraph("three");
    out.line("a");

    assertThat(out.stripped()).isEqualTo("one\n\ntwo\nthree\n\na");
    assertThat(out.end()).isEqualTo("one\n\ntwo\nthree\n\na\n");
  }

  @Test
  void fillsALineToItsLastColumn() {
    var out = new ColumnWriter(Locale.ROOT);

    out.paragraph("a".repeat(70) + " bbbbb c");
    out.paragraph("a".repeat(70) + " bbbbbb c");
    out.paragraph("  a   b ");

    assertThat(out.end()).isEqualTo("a".repeat(70) + " bbbbb\nc\n\n" + "a".repeat(70)
        + "\nbbbbbb c\n\na b\n");
  }

  @Test
  void indentsWhatIsQuoted() {
    var out = new ColumnWriter(Locale.ROOT);

    out.paragraph("> ", "> ", "word ".repeat(30).strip());

    assertThat(out.end().lines()).hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("> word"));
  }
}
