package io.newswire.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Lets a service start in about half the time: the JDK keeps the classes of one run, loaded and
 * linked, in a cache beside the jar (JEP 483, JEP 514). A run that finds no cache records one and
 * writes it when it stops; a new jar, or another JDK, begins anew. The JDK caches only what it loads
 * from a plain class path, so the jar is unpacked first.
 */
final class StartCache {
  private static final int DIRECTORY = 512 * 1024;
  private static final int DIGITS = 16;

  private final Path jar;
  private final String recorder;

  /**
   * @param recorder tells apart those that run the same jar at the same time
   */
  StartCache(Path jar, String recorder) {
    this.jar = jar;
    this.recorder = recorder;
  }

  private Path all() {
    return jar.resolveSibling("start-cache");
  }

  /** Where everything lies that belongs to this very jar and this JDK. */
  private Path folder() throws IOException {
    return all().resolve(Runtime.version() + "-" + fingerprint());
  }

  /**
   * Tells one jar from another by its end, where the checksum of each entry stands. Its time says
   * nothing: a reproducible build gives every jar the same.
   */
  private String fingerprint() throws IOException {
    try (var file = FileChannel.open(jar, StandardOpenOption.READ)) {
      var end = ByteBuffer.allocate((int) Math.min(file.size(), DIRECTORY));
      while (end.hasRemaining() && file.read(end, file.size() - end.remaining()) > 0) {
        // on until it is full
      }
      var digest = MessageDigest.getInstance("SHA-256").digest(end.array());
      return HexFormat.of().formatHex(digest, 0, DIGITS / 2);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Path cache() throws IOException {
    return folder().resolve("classes.aot");
  }

  private Path recording() throws IOException {
    return folder().resolve("classes-" + recorder + ".aot.part");
  }

  void prepare() throws IOException, InterruptedException {
    Files.createDirectories(all());
    synchronized (StartCache.class) { // a file lock keeps processes apart, not threads
      try (var file = FileChannel.open(all().resolveSibling("start-cache.lock"),
          StandardOpenOption.CREATE, StandardOpenOption.WRITE); var _ = file.lock()) {
        if (!Files.exists(folder())) {
          Folders.delete(all());
          Files.createDirectories(all());
          unpack();
        }
      }
    }
  }

  private void unpack() throws IOException, InterruptedException {
    var fresh = Files.createTempDirectory(all(), "new");
    var log = fresh.resolve("extract.log");
    var exit = new ProcessBuilder(Jvm.java(), "-XX:TieredStopAtLevel=1", "-Djarmode=tools", "-jar",
        jar.toString(), "extract", "--destination", fresh.resolve("app").toString())
        .redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
    if (exit != 0) {
      throw new IOException(jar + " could not be unpacked: " + Files.readString(log));
    }
    Files.move(fresh, folder());
  }

  /** The JVM's options that name the cache and the jar to run. */
  List<String> options() {
    try {
      var cached = Files.exists(cache());
      return List.of(
          cached ? "-XX:AOTCache=" + cache() : "-XX:AOTCacheOutput=" + recording(),
          "-Xlog:aot*=off", "-Xlog:cds*=off",
          "-jar", folder().resolve("app").resolve(jar.getFileName()).toString());
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  boolean isRecording() {
    try {
      return !Files.exists(cache());
    } catch (IOException gone) {
      return false; // the jar was rebuilt or removed meanwhile
    }
  }

  /** After a clean stop: from now on the recording serves. */
  void keep() throws IOException {
    if (Files.exists(jar) && Files.exists(recording())) {
      Files.move(recording(), cache(), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
