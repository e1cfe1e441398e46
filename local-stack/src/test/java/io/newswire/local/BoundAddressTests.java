package io.newswire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundAddressTests {
  @ParameterizedTest
  @CsvSource({"'', localhost", "0.0.0.0, localhost", "::, localhost", "127.0.0.1, localhost",
      "192.0.2.7, 192.0.2.7", "2001:db8::7, [2001:db8::7]", "desk.example, desk.example"})
  void isWhereTheServicesAnswer(String bind, String host) {
    assertThat(BoundAddress.of(Map.of("NEWSWIRE_BIND", bind)).url("localhost", 8080))
        .isEqualTo("http://" + host + ":8080");
  }

  @Test
  void isWhereTheStackAsksThem(@TempDir Path home) {
    var ports = Ports.fromEnvironment(Map.of());

    assertThat(new LocalStack(home, home, ports, Map.of("NEWSWIRE_BIND", "192.0.2.7")).ingestUrl())
        .isEqualTo("http://192.0.2.7:8080");
    assertThat(new LocalStack(home, home, ports, Map.of()).ingestUrl())
        .isEqualTo("http://localhost:8080");
  }
}
