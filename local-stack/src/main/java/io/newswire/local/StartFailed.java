package io.newswire.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** A component did not come up; the message ends with the last lines that it printed. */
public final class StartFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LINES = 25;

  StartFailed(Component component, String why) {
    super(component.name() + " did not come up on port " + component.port() + ": " + why + ".\n"
        + "The end of " + component.log() + ":\n" + String.join("\n", tail(component)));
  }

  private static List<String> tail(Component component) {
    try {
      var text = new String(Files.readAllBytes(component.log()), StandardCharsets.UTF_8);
      var lines = text.lines().toList();
      return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    } catch (IOException unreadable) {
      return List.of("(" + unreadable.getMessage() + ")");
    }
  }
}
