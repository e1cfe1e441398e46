package io.newswire.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentTests {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @SuppressWarnings("NullAway.Init")
  private Component component;

  private Component sleeper(String script) {
    return new Component("sleeper", 1, folder,
        new Script(script));
  }

  private record Script(String script) implements Launch {
    @Override
    public void prepare() {}

    @Override
    public List<String> command() {
      return List.of("sh", "-c", script);
    }

    @Override
    public Map<String, String> environment() {
      return Map.of();
    }

    @Override
    public boolean isReady() {
      return !script.contains("exit");
    }
  }

  @AfterEach
  void end() {
    component.kill();
  }

  @Test
  void isFoundAgainByALaterRun() {
    component = sleeper("exec sleep 600");
    component.start();

    var later = sleeper("exec sleep 600");

    assertThat(later.pid()).isNotNull().isEqualTo(component.pid());
    later.stop();
    assertThat(component.isRunning()).isFalse();
  }

  @Test
  void startsOnceOnly() {
    component = sleeper("exec sleep 600");
    component.start();
    var first = component.pid();

    component.start();

    assertThat(component.pid()).isEqualTo(first);
  }

  @Test
  void startsAgainAfterItWasKilled() {
    component = sleeper("exec sleep 600");
    component.start();
    var first = component.pid();

    component.kill();
    assertThat(component.isRunning()).isFalse();
    component.start();

    assertThat(component.pid()).isNotNull().isNotEqualTo(first);
  }

  @Test
  void saysWhatItPrintedLastWhenItDiesAtTheStart() {
    component = sleeper("echo no such luck; exit 1");
    component.start();

    assertThatThrownBy(() -> component.awaitReady(PATIENCE))
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("sleeper did not come up")
        .hasMessageContaining("no such luck");
  }

  @Test
  void leavesAStrangerAloneThatGotItsPid() throws IOException {
    component = sleeper("exec sleep 600");
    var stranger = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(folder.resolve("sleeper.pid"), stranger.pid() + " 12345\n");

      assertThat(component.isRunning()).isFalse();
      component.stop();

      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void takesAPidFileThatWasCutOffForNone() throws IOException {
    component = sleeper("exec sleep 600");
    Files.writeString(folder.resolve("sleeper.pid"), "47");

    assertThat(component.isRunning()).isFalse();
  }
}
