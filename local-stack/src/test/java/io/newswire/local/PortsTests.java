package io.newswire.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTests {
  @Test
  void areThoseOfTheContractUnlessVariablesSayOtherwise() {
    var ports = Ports.fromEnvironment(Map.of("NEWSWIRE_RENDER_PORT", "18081",
        "NEWSWIRE_KAFKA_PORT", " "));

    assertThat(ports.ingest()).isEqualTo(8080);
    assertThat(ports.render()).isEqualTo(18081);
    assertThat(ports.syndication()).isEqualTo(8082);
    assertThat(ports.registry()).isEqualTo(8085);
    assertThat(ports.kafka()).isEqualTo(9092);
    assertThat(ports.postgres()).isEqualTo(5433);
  }

  @Test
  void nameTheVariableThatHoldsNoPort() {
    assertThatThrownBy(() -> Ports.fromEnvironment(Map.of("NEWSWIRE_INGEST_PORT", "http")))
        .hasMessageContaining("NEWSWIRE_INGEST_PORT").hasMessageContaining("'http'");
  }

  @Test
  void areFoundAgainWhereAStackNotedThem(@TempDir Path home) {
    var running = new RunningStack(Ports.anyFree(),
        Map.of("NEWSWIRE_ALLOWED_TARGETS", "127.0.0.0/8,::1/128"));

    running.noteIn(home);

    assertThat(RunningStack.notedIn(home)).isEqualTo(running);
  }

  @Test
  void sayWhoHasThem() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(Ports.isTaken(taken.getLocalPort())).isTrue();
      assertThat(PortHolder.of(taken.getLocalPort()))
          .contains("(process " + ProcessHandle.current().pid() + ")");
    }
  }
}
