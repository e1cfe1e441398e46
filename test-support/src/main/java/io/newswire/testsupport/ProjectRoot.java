package io.newswire.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the checkout begins, seen from any module. */
public final class ProjectRoot {
  private ProjectRoot() {}

  /** The folder that holds every module. */
  public static Path find() {
    for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("local-stack/pom.xml"))) {
        return folder;
      }
    }
    throw new IllegalStateException(
        "Not within a checkout of Newswire: " + Path.of("").toAbsolutePath());
  }
}
