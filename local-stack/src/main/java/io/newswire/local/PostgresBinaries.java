package io.newswire.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Locale;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own binaries, unpacked once from the jar that Maven brought. */
final class PostgresBinaries {
  private static final int EXECUTABLE = 0100;

  private PostgresBinaries() {}

  /** Unpacks them below the root, unless that was done before; returns the folder of programs. */
  static Path unpackedIn(Path root) throws IOException {
    var folder = root.resolve("local-stack").resolve("target").resolve("postgres")
        .resolve(jar());
    if (!Files.exists(folder)) {
      Files.createDirectories(folder.getParent());
      // Moved into its place when it is whole: others may be at it at the same time.
      var fresh = Files.createTempDirectory(folder.getParent(), "new");
      try (var archive = open()) {
        unpack(archive, fresh);
      }
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      putInPlace(fresh, folder);
    }
    return folder.resolve("bin");
  }

  private static void putInPlace(Path fresh, Path folder) throws IOException {
    try {
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException othersWereFaster) {
      Folders.delete(fresh);
      if (!Files.exists(folder)) {
        throw othersWereFaster;
      }
    }
  }

  /** The name of the jar that they come in, which says the version. */
  private static String jar() throws IOException {
    var url = resource().toString();
    var jar = url.substring(0, url.indexOf("!/"));
    return jar.substring(jar.lastIndexOf('/') + 1);
  }

  private static InputStream open() throws IOException {
    return resource().openStream();
  }

  private static URL resource() throws IOException {
    var os = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")
        ? "darwin"
        : "linux";
    var arch = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    var name = "/postgres-" + os + "-" + arch + ".txz";
    var found = PostgresBinaries.class.getResource(name);
    if (found == null) {
      throw new IOException("No PostgreSQL for this machine on the class path: " + name);
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
