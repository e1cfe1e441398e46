package io.newswire.local.post;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.newswire.local.LocalStack;
import io.newswire.local.command.Installation;
import io.newswire.local.command.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Posts articles from files. */
@Command(name = "post", description = {
    "Posts articles: JSON in the product's fields, Markdown with the fields as front matter, ninjs,"
        + " NITF, NewsML-G2 or an Atom entry.",
    "Posting a file twice is posting it once."}, exitCodeListHeading = "Exit codes:%n", exitCodeList = {
        "0:all were accepted", "1:at least one was not"})
public final class PostCommand implements Callable<Integer> {
  private final Installation installation;
  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Files, folders of them, or - for standard input.")
  private List<String> files = new ArrayList<>();

  @Option(names = "--kill", paramLabel = "ID", description = "Take this article down, for good.")
  private @Nullable String kill;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why it is killed.")
  private @Nullable String reason;

  public PostCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (kill == null && files.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Name at least one file.");
    }
    if ((kill == null) != (reason == null)) {
      throw new ParameterException(spec.commandLine(), "--kill and --reason go together.");
    }
    var stack = installation.stack();
    try (var desk = new DeskClient(stack.ingestUrl(), stack.keys().editor())) {
      var allAccepted = kill == null || reason == null
          || tell(stack, kill, desk.kill(kill, reason));
      for (var name : files) {
        for (var file : ArticleFile.within(name)) {
          allAccepted &= post(stack, desk, file);
        }
      }
      return allAccepted ? 0 : 1;
    } catch (ConnectException away) {
      terminal.complain("Ingest does not answer at " + stack.ingestUrl()
          + ". Start the product with ./newswire up --detach");
      return 1;
    }
  }

  private boolean post(LocalStack stack, DeskClient desk, String file)
      throws IOException, InterruptedException {
    try {
      return tell(stack, file, desk.post(ArticleFile.read(file)));
    } catch (UnreadableArticle unreadable) {
      terminal.complain(unreadable.getMessage());
      return false;
    } catch (NoSuchFileException missing) {
      terminal.complain("There is no file " + file + ".");
      return false;
    }
  }

  private boolean tell(LocalStack stack, String what, DeskAnswer answer) {
    return switch (answer) {
      case DeskAnswer.Accepted(var id, var revision, _) -> {
        terminal.good("%s  %s, revision %d".formatted(what, terminal.bold(id), revision));
        terminal.say("    " + terminal.dim(
            stack.syndicationUrl() + "/articles/" + DeskClient.encoded(id)));
        yield true;
      }
      case DeskAnswer.Refused(_, var lines) -> {
        terminal.bad(what + "  " + lines.getFirst());
        lines.stream().skip(1).forEach(line -> terminal.say("    " + line));
        yield false;
      }
    };
  }
}
