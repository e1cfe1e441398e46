package io.newswire.syndication.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedCodingsTests {
  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "br, gzip", "deflate;q=0.5, gzip;q=0.001", "*",
      "br;q=1.0, *;q=0.1", "x-gzip", "gzip ; q=1"})
  void admitGzip(String header) {
    assertThat(AcceptedCodings.admit(header, "gzip")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "br", "identity", "gzip;q=0", "gzip; q=0.000, *", "*;q=0"})
  void refuseGzip(String header) {
    assertThat(AcceptedCodings.admit(header, "gzip")).isFalse();
  }

  @Test
  void refuseEveryCodingWhereTheRequestNamesNone() {
    assertThat(AcceptedCodings.admit(null, "gzip")).isFalse();
  }
}
