package io.newswire.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The jars of a server that others wrote, as the build laid them down, with the cache of its classes.
 * Where they are not laid down yet, it runs from wherever we do, and nothing is cached: the JDK
 * caches only what it loads from jars.
 */
final class ServerJars {
  private static final List<String> OURS = List.of("schemas-", "platform-");

  private final String name;
  private final Path caches;
  private final List<Path> jars;
  private final List<String> jvmOptions;
  private final String recorder;

  private ServerJars(String name, Path built, List<Path> jars, List<String> jvmOptions, int port) {
    this.name = name;
    this.caches = built.resolve("start-cache");
    this.jars = jars;
    this.jvmOptions = List.copyOf(jvmOptions);
    this.recorder = String.valueOf(port);
  }

  private static Path built(Path root) {
    return root.resolve("local-stack").resolve("target");
  }

  /** Kafka comes with the libraries of the command line; ours, which change, it has no use for. */
  static ServerJars ofKafka(Path root, List<String> jvmOptions, int port) {
    var built = built(root);
    var jars = jarsIn(built.resolve("lib")).stream().filter(jar -> !isOurs(jar)).toList();
    return new ServerJars("kafka", built, jars, jvmOptions, port);
  }

  private static boolean isOurs(Path jar) {
    return OURS.stream().anyMatch(module -> jar.getFileName().toString().startsWith(module));
  }

  static ServerJars ofRegistry(Path root, List<String> jvmOptions, int port) {
    var built = built(root);
    return new ServerJars("registry", built, jarsIn(built.resolve("registry")), jvmOptions, port);
  }

  private static List<Path> jarsIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  String classPath() {
    return jars.isEmpty()
        ? Jvm.classPath()
        : jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** The JVM's options that name the cache; none where there is nothing to cache. */
  List<String> options() throws IOException {
    return jars.isEmpty() ? List.of() : classes().options();
  }

  /** Makes room for the cache, and forgets that of other jars. */
  void prepare() throws IOException {
    if (jars.isEmpty()) {
      return;
    }
    var folder = folder();
    if (!Files.exists(folder)) {
      Files.createDirectories(folder);
      try (var others = Files.list(caches)) {
        others.filter(other -> other.getFileName().toString().startsWith(name + "-"))
            .filter(other -> !other.equals(folder))
            .forEach(Folders::delete);
      }
    }
  }

  boolean isRecording() {
    try {
      return !jars.isEmpty() && classes().isRecording();
    } catch (IOException gone) {
      return false; // the jars were built anew meanwhile
    }
  }

  /** After a clean stop: from now on the recording serves. */
  void keep() throws IOException {
    if (isRecording()) {
      classes().keep();
    }
  }

  private ClassCache classes() throws IOException {
    return new ClassCache(folder(), jvmOptions, recorder);
  }

  /** As the JDK does, this tells a jar from another by its size and its time. */
  private Path folder() throws IOException {
    var all = new StringBuilder();
    for (var jar : jars) {
      all.append(jar).append(' ').append(Files.size(jar)).append(' ')
          .append(Files.getLastModifiedTime(jar).toMillis()).append('\n');
    }
    return caches.resolve(
        name + "-" + Runtime.version() + "-" + ClassCache.fingerprint(all.toString()));
  }
}
