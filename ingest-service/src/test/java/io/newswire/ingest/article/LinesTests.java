package io.newswire.ingest.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class LinesTests {
  @Test
  void readsLinesWithAnyEnd() {
    assertThat(lines("a\nb\r\n\nc", 10)).containsExactly("a", "b\r", "", "c");
    assertThat(lines("a\n", 10)).containsExactly("a");
    assertThat(lines("", 10)).isEmpty();
  }

  @Test
  void cutsALineThatIsTooLongAndGoesOnBehindIt() {
    var big = "x".repeat(200_000);

    assertThat(lines(big + "\nb\n" + big, 5)).containsExactly("xxxxxx!", "b", "xxxxxx!");
    assertThat(lines("12345\n123456", 5)).containsExactly("12345", "123456!");
  }

  @Test
  void readsLinesThatAreLongerThanAChunk() {
    var big = "x".repeat(200_000);

    assertThat(lines(big + "\n" + big + "y", 300_000)).containsExactly(big, big + "y");
  }

  private static List<String> lines(String text, int longest) {
    var lines = new Lines(new ByteArrayInputStream(text.getBytes(UTF_8)), longest);
    var all = new ArrayList<String>();
    for (var line = lines.next(); line != null; line = lines.next()) {
      all.add(new String(line.bytes(), UTF_8) + (line.tooLong() ? "!" : ""));
    }
    return all;
  }
}
