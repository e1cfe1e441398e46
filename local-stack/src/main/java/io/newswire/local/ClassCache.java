package io.newswire.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * Lets a JVM start in about half the time: the JDK keeps the classes of one run, loaded and linked
 * (JEP 483, JEP 514). A run that finds none kept records them, and writes them when it stops.
 */
final class ClassCache {
  /** How long a JVM may take to stop when it writes what it has recorded. */
  static final Duration RECORDING = Duration.ofSeconds(90);

  private static final int DIGITS = 16;

  private final Path cache;
  private final Path recording;

  /**
   * @param folder that belongs to the very classes and the JDK that run
   * @param options of the JVM: what was recorded with some may not suit others
   * @param recorder tells apart those that run the same at the same time
   */
  ClassCache(Path folder, List<String> options, String recorder) {
    var name = options.isEmpty() ? "classes" : "classes-" + fingerprint(String.join(" ", options));
    this.cache = folder.resolve(name + ".aot");
    this.recording = folder.resolve(name + "-" + recorder + ".aot.part");
  }

  /** The JVM's options that name the cache. */
  List<String> options() {
    return List.of(
        isRecording() ? "-XX:AOTCacheOutput=" + recording : "-XX:AOTCache=" + cache,
        "-Xlog:aot*=off", "-Xlog:cds*=off");
  }

  boolean isRecording() {
    return !Files.exists(cache);
  }

  /** After a clean stop: from now on the recording serves. */
  void keep() throws IOException {
    if (Files.exists(recording)) {
      Files.move(recording, cache, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static String fingerprint(String text) {
    return fingerprint(text.getBytes(StandardCharsets.UTF_8));
  }

  static String fingerprint(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, DIGITS / 2);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
