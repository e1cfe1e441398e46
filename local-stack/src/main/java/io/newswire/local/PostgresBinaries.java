package io.newswire.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own binaries, unpacked once from the jar that Maven brought. */
final class PostgresBinaries {
  private static final int EXECUTABLE = 0100;

  private PostgresBinaries() {}

  /** Unpacks into the directory unless that was done before, and returns where {@code bin} lies. */
  static Path unpackedIn(Path directory) throws IOException {
    var bin = directory.resolve("bin");
    if (!Files.exists(directory.resolve("complete"))) {
      Files.createDirectories(directory);
      try (var archive = open()) {
        unpack(archive, directory);
      }
      Files.createFile(directory.resolve("complete"));
    }
    return bin;
  }

  private static InputStream open() throws IOException {
    var os = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")
        ? "darwin"
        : "linux";
    var arch = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    var resource = "/postgres-" + os + "-" + arch + ".txz";
    var found = PostgresBinaries.class.getResourceAsStream(resource);
    if (found == null) {
      throw new IOException("No PostgreSQL for this machine on the class path: " + resource);
    }
    return found;
  }

  private static void unpack(InputStream archive, Path directory) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
          throw new IOException("The archive reaches outside itself: " + entry.getName());
        }
        write(tar, entry, target);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      }
      return;
    }
    Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
    if ((entry.getMode() & EXECUTABLE) != 0) {
      var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(target));
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      Files.setPosixFilePermissions(target, permissions);
    }
  }
}
