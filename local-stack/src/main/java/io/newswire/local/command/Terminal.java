package io.newswire.local.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Writes for people: in colour where somebody looks, plain where the output goes elsewhere. */
public final class Terminal {
  private static final String RESET = "\u001b[0m";

  private final PrintStream out;
  private final PrintStream err;
  private final boolean colours;

  Terminal(PrintStream out, PrintStream err, boolean colours) {
    this.out = out;
    this.err = err;
    this.colours = colours;
  }

  /** This process's own; {@code NO_COLOR} is heeded (https://no-color.org). */
  public static Terminal standard() {
    return new Terminal(utf8(FileDescriptor.out), utf8(FileDescriptor.err),
        isTerminal() && wantsColours(System.getenv()));
  }

  /** Whether a person sits there. */
  static boolean isTerminal() {
    return System.console() != null && System.console().isTerminal();
  }

  private static boolean wantsColours(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }

  /** Whatever the locale: our marks and the articles' text have no other encoding. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  public void say(String line) {
    out.println(line);
  }

  /** A heading with a line before it. */
  public void heading(String text) {
    out.println();
    out.println(bold(text));
  }

  /** Something that is as it should be. */
  public void good(String text) {
    out.println("  " + paint("32", "✓") + " " + text);
  }

  /** Something that is not. */
  public void bad(String text) {
    out.println("  " + paint("31", "✗") + " " + text);
  }

  /** Goes to standard error. */
  public void complain(@Nullable String text) {
    err.println(text == null ? "(no reason known)" : text);
  }

  public String bold(String text) {
    return paint("1", text);
  }

  public String dim(String text) {
    return paint("2", text);
  }

  public String green(String text) {
    return paint("32", text);
  }

  public String red(String text) {
    return paint("31", text);
  }

  private String paint(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + RESET : text;
  }
}
