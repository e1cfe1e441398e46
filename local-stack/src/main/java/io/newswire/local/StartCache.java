package io.newswire.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A service's jar, unpacked, with the cache of its classes beside it: the JDK caches only what it
 * loads from a plain class path. A new jar, or another JDK, begins anew.
 */
final class StartCache {
  private static final int DIRECTORY = 512 * 1024;

  private final Path jar;
  private final List<String> jvmOptions;
  private final String recorder;

  /**
   * @param recorder tells apart those that run the same jar at the same time
   */
  StartCache(Path jar, List<String> jvmOptions, String recorder) {
    this.jar = jar;
    this.jvmOptions = List.copyOf(jvmOptions);
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
      return ClassCache.fingerprint(end.array());
    }
  }

  private ClassCache classes() throws IOException {
    return new ClassCache(folder(), jvmOptions, recorder);
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
      return Stream.concat(classes().options().stream(),
          Stream.of("-jar", folder().resolve("app").resolve(jar.getFileName()).toString()))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  boolean isRecording() {
    try {
      return classes().isRecording();
    } catch (IOException gone) {
      return false; // the jar was rebuilt or removed meanwhile
    }
  }

  /** After a clean stop: from now on the recording serves. */
  void keep() throws IOException {
    if (Files.exists(jar)) {
      classes().keep();
    }
  }
}
