package io.newswire.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The Java that runs us, for the processes that we start. */
public final class Jvm {
  /** For those that do little, or not for long: they never earn back what more threads take. */
  public static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private Jvm() {}

  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Our own class path; under Surefire the real one, not that of its booter. */
  public static String classPath() {
    var tests = System.getProperty("surefire.test.class.path");
    return tests != null ? tests : Objects.requireNonNull(System.getProperty("java.class.path"));
  }
}
