package io.newswire.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;

/** Deletes folders with all that is in them. */
public final class Folders {
  private Folders() {}

  /** Follows no links; a folder that is not there is fine. */
  public static void delete(Path folder) {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var everything = Files.walk(folder)) {
      for (var path : everything.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(folder + " could not be deleted", failure);
    }
  }
}
