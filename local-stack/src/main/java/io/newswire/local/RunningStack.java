package io.newswire.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/**
 * What a stack that was started says of itself, in a file: later commands find it there, whatever
 * their own environment says.
 *
 * @param ports on which it serves
 * @param settings of the services beyond the usual ones
 */
public record RunningStack(Ports ports, Map<String, String> settings) {
  private static final String SETTING = "setting.";

  public RunningStack {
    settings = Map.copyOf(settings);
  }

  private static Path file(Path home) {
    return home.resolve("run").resolve("stack.properties");
  }

  /** What was noted in this home; null where nothing was. */
  public static @Nullable RunningStack notedIn(Path home) {
    if (!Files.exists(file(home))) {
      return null;
    }
    var noted = new Properties();
    try (var reader = Files.newBufferedReader(file(home))) {
      noted.load(reader);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    var settings = new HashMap<String, String>();
    noted.stringPropertyNames().stream().filter(name -> name.startsWith(SETTING))
        .forEach(name -> settings.put(name.substring(SETTING.length()),
            noted.getProperty(name)));
    return new RunningStack(portsOf(noted), settings);
  }

  void noteIn(Path home) {
    var noted = new Properties();
    ports.asVariables().forEach((name, port) -> noted.setProperty(name, String.valueOf(port)));
    settings.forEach((name, value) -> noted.setProperty(SETTING + name, value));
    try {
      Files.createDirectories(file(home).getParent());
      try (var writer = Files.newBufferedWriter(file(home))) {
        noted.store(writer, "The stack that was started last");
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Ports portsOf(Properties noted) {
    var variables = new HashMap<String, String>();
    noted.stringPropertyNames().forEach(name -> variables.put(name, noted.getProperty(name)));
    return Ports.fromEnvironment(variables);
  }
}
