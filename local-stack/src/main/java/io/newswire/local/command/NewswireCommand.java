package io.newswire.local.command;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import io.newswire.local.deadletter.DlqCommand;
import io.newswire.local.demo.DemoCommand;
import io.newswire.local.post.PostCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code ./newswire} runs. The script itself does {@code test} and {@code bench}. */
@Command(name = "newswire", description = "Event-driven content syndication, on this machine.", mixinStandardHelpOptions = true, versionProvider = NewswireCommand.Version.class, synopsisSubcommandLabel = "COMMAND", scope = CommandLine.ScopeType.INHERIT)
public final class NewswireCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  private NewswireCommand() {}

  public static void main(String... arguments) {
    System.exit(run(Installation.ofThisProcess(), Terminal.standard(), arguments));
  }

  static int run(Installation installation, Terminal terminal, String... arguments) {
    var line = new CommandLine(new NewswireCommand());
    line.addSubcommand(new UpCommand(installation, terminal));
    line.addSubcommand(new DownCommand(installation, terminal));
    line.addSubcommand(new StatusCommand(installation, terminal));
    line.addSubcommand(new ResetCommand(installation, terminal));
    line.addSubcommand(new DemoCommand(installation, terminal));
    line.addSubcommand(new PostCommand(installation, terminal));
    line.addSubcommand(DlqCommand.commandLine(installation, terminal));
    line.addSubcommand(new RebuildCommand(installation, terminal));
    line.addSubcommand(new KeysCommand(installation, terminal));
    line.addSubcommand(new LogsCommand(installation, terminal));
    line.setExecutionExceptionHandler((failure, _, _) -> complain(terminal, failure));
    return line.execute(arguments);
  }

  private static int complain(Terminal terminal, Exception failure) {
    if (System.getenv("NEWSWIRE_DEBUG") != null) {
      failure.printStackTrace();
    }
    var told = failure instanceof UncheckedIOException wrapped && wrapped.getCause() != null
        ? wrapped.getMessage() + ": " + wrapped.getCause().getMessage()
        : failure.getMessage();
    terminal.complain(terminal.red("newswire: ") + (told == null ? failure.toString() : told));
    return CommandLine.ExitCode.SOFTWARE;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }

  /** The version that stands in the root's pom.xml: the script knows no other either. */
  static final class Version implements IVersionProvider {
    private static final Pattern OURS = Pattern
        .compile("<artifactId>newswire</artifactId>\\s*<version>([^<]+)</version>");

    @Override
    public String[] getVersion() throws java.io.IOException {
      var pom = Files.readString(Path.of(System.getProperty("newswire.root", ""), "pom.xml"));
      var found = OURS.matcher(pom);
      return new String[]{"newswire " + (found.find() ? found.group(1) : "(unknown)")};
    }
  }
}
