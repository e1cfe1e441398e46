package io.newswire.local.deadletter;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;

import io.newswire.local.Ports;
import io.newswire.local.command.Installation;
import io.newswire.local.command.Terminal;
import io.newswire.platform.deadletter.DeadLetter;
import io.newswire.platform.deadletter.DeadLetterBox;
import io.newswire.platform.deadletter.HexDump;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** The dead letters, for operators. */
@Command(name = "dlq", description = "Shows and replays what could not be processed.", synopsisSubcommandLabel = "COMMAND")
public final class DlqCommand implements Runnable {
  private static final int SHOWN_BYTES = 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Installation installation;
  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  private DlqCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  /** The command with those below it. */
  public static CommandLine commandLine(Installation installation, Terminal terminal) {
    var dlq = new DlqCommand(installation, terminal);
    return new CommandLine(dlq)
        .addSubcommand(dlq.new ListCommand())
        .addSubcommand(dlq.new ShowCommand())
        .addSubcommand(dlq.new ReplayCommand())
        .addSubcommand(dlq.new DiscardCommand());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name one of: list, show, replay, discard.");
  }

  private int withBox(Function<DeadLetterBox, Integer> work) {
    var stack = installation.stack();
    if (!Ports.isTaken(stack.ports().kafka())) {
      terminal.complain("Kafka does not answer at " + stack.kafka()
          + ". Start the product with ./newswire up --detach");
      return 1;
    }
    try (var box = new DeadLetterBox(stack.kafka(), stack.registryUrl(), Clock.systemUTC(),
        PATIENCE)) {
      return work.apply(box);
    }
  }

  @Command(name = "list", description = "Lists what is parked, oldest first.")
  private final class ListCommand implements Callable<Integer> {
    @Option(names = "--consumer", paramLabel = "NAME", description = "Only of this consumer.")
    private @Nullable String consumer;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--handled", description = "What became of those that were taken out, as long as that is kept.")
    private boolean handled;

    @Override
    public Integer call() {
      return withBox(box -> {
        var content = box.content();
        var letters = handled
            ? content.letters().stream().filter(letter -> !letter.isParked()
                && (consumer == null || letter.consumer().group().equals(consumer))).toList()
            : content.parked(consumer);
        if (json) {
          terminal.say(JsonMapper.shared().writerWithDefaultPrettyPrinter()
              .writeValueAsString(letters.stream().map(DeadLetter::asMap).toList()));
        } else if (letters.isEmpty()) {
          terminal.say("No dead letters.");
        } else {
          letters.forEach(this::tell);
          terminal.say(letters.size() + (letters.size() == 1 ? " dead letter" : " dead letters"));
        }
        return 0;
      });
    }

    private void tell(DeadLetter letter) {
      terminal.say(terminal.bold(letter.id()) + "  " + letter.consumer().group() + "  "
          + terminal.dim(letter.parkedAt().toString()));
      var handling = letter.handling();
      if (handling != null) {
        terminal.say("    " + handling.outcome().name().toLowerCase(Locale.ROOT) + " by "
            + handling.by() + " at " + handling.at()
            + (handling.note() == null ? "" : ": " + handling.note()));
      }
      terminal.say("    " + (letter.sourceKey() == null ? "" : letter.sourceKey() + ": ")
          + letter.reason());
    }
  }

  @Command(name = "show", description = "Shows one dead letter: its headers and its value.")
  private final class ShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "As list gives it: topic/partition/offset.")
    private String id = "";

    @Override
    public Integer call() {
      return withBox(box -> {
        var letter = box.find(id);
        if (letter == null) {
          return unknown(id);
        }
        terminal.say(terminal.bold(letter.id()));
        letter.headers()
            .forEach((name, value) -> terminal.say("  %-32s %s".formatted(name, value)));
        var value = box.value(letter);
        if (value == null) {
          terminal.say("It was taken out; the value is gone.");
          return 0;
        }
        terminal.say(terminal.bold("value, " + value.length + " bytes"));
        var decoded = box.decoded(letter, value);
        if (decoded == null) {
          HexDump.of(value, SHOWN_BYTES).forEach(line -> terminal.say("  " + line));
        } else {
          terminal.say(JsonMapper.shared().readTree(decoded).toPrettyString());
        }
        return 0;
      });
    }
  }

  @Command(name = "replay", description = {
      "Sends dead letters to their consumer once more, and takes them out.",
      "One whose article has a newer revision meanwhile is not sent."}, exitCodeListHeading = "Exit codes:%n", exitCodeList = {
          "0:all were sent", "1:at least one was not"})
  private final class ReplayCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "ID", description = "As list gives it.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--all", description = "Everything that is parked.")
    private boolean all;

    @Option(names = "--consumer", paramLabel = "NAME", description = "With --all: only of this consumer.")
    private @Nullable String consumer;

    @Option(names = "--discard-superseded", description = "Take out what a newer revision has superseded.")
    private boolean discard;

    @Override
    public Integer call() {
      if (all != ids.isEmpty()) {
        throw new ParameterException(spec.commandLine(), "Name either dead letters or --all.");
      }
      return withBox(box -> {
        var letters = new ArrayList<DeadLetter>(all ? box.content().parked(consumer) : List.of());
        var sentAll = true;
        for (var id : ids) {
          var letter = box.find(id);
          if (letter == null || !letter.isParked()) {
            unknown(id);
            sentAll = false;
          } else {
            letters.add(letter);
          }
        }
        for (var result : box.replay(letters, operator()).entrySet()) {
          sentAll &= tell(box, result.getKey(), result.getValue());
        }
        return sentAll ? 0 : 1;
      });
    }

    private boolean tell(DeadLetterBox box, DeadLetter letter, DeadLetterBox.Replay replay) {
      return switch (replay) {
        case DeadLetterBox.Replay.Sent(var topic) -> {
          terminal.good(letter.id() + " sent to " + topic);
          yield true;
        }
        case DeadLetterBox.Replay.Superseded(var by) when discard -> {
          box.discard(letter, operator(), "superseded by " + by);
          terminal.good(letter.id() + " taken out: superseded by " + by);
          yield true;
        }
        case DeadLetterBox.Replay.Superseded(var by) -> {
          terminal.bad(letter.id() + " not sent: superseded by " + by);
          yield false;
        }
        case DeadLetterBox.Replay.NotParked() -> {
          terminal.bad(letter.id() + " not sent: somebody else has taken it out");
          yield false;
        }
      };
    }
  }

  @Command(name = "discard", description = "Takes a dead letter out for good, and writes down why.")
  private final class DiscardCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "As list gives it.")
    private String id = "";

    @Option(names = "--reason", required = true, description = "Why nobody needs it.")
    private String reason = "";

    @Override
    public Integer call() {
      return withBox(box -> {
        var letter = box.find(id);
        if (letter == null || !box.discard(letter, operator(), reason)) {
          return unknown(id);
        }
        terminal.good(id + " taken out");
        return 0;
      });
    }
  }

  /** Who is at the command line, as far as the machine knows. */
  private static String operator() {
    return System.getProperty("user.name", "somebody") + " (command line)";
  }

  private int unknown(String id) {
    terminal.complain("No dead letter '" + id + "'. ./newswire dlq list shows them.");
    return 1;
  }
}
