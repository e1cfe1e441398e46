package io.newswire.platform.deadletter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HexDumpTests {
  @Test
  void showsPlacesBytesAndLetters() {
    assertThat(HexDump.of("not avro at all\n!".getBytes(US_ASCII), 100)).containsExactly(
        "00000000  6e 6f 74 20 61 76 72 6f 20 61 74 20 61 6c 6c 0a  not avro at all.",
        "00000010  21                                               !");
  }

  @Test
  void saysHowMuchItLeavesOut() {
    assertThat(HexDump.of(new byte[40], 16)).hasSize(2).last().asString()
        .isEqualTo("… and 24 bytes more");
  }
}
