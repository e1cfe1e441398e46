package io.newswire.local.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.newswire.local.Component;
import io.newswire.local.LocalStack;
import io.newswire.local.Supervisor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** What runs, and is it healthy. */
@Command(name = "status", description = "Shows what runs and whether it is healthy.", exitCodeListHeading = "Exit codes:%n", exitCodeList = {
    "0:everything is healthy", "1:something is not, or nothing runs"})
final class StatusCommand implements Callable<Integer> {
  private final Installation installation;
  private final Terminal terminal;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  StatusCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  /** A component as it stands now. */
  record State(String name, String state, int port, @Nullable Long pid, String log) {
    static State of(Component component) {
      var state = !component.isRunning() ? "down" : component.isReady() ? "healthy" : "not ready";
      return new State(component.name(), state, component.port(), component.pid(),
          component.log().toString());
    }

    boolean isHealthy() {
      return state.equals("healthy");
    }
  }

  @Override
  public Integer call() {
    if (installation.isFresh()) {
      terminal.say(json ? "{\"running\":false,\"components\":[]}" : "Newswire is not running.");
      return 1;
    }
    var stack = installation.stack();
    var states = stack.components().parallelStream().map(State::of).toList();
    if (json) {
      terminal.say(asJson(states));
    } else {
      show(stack, states);
    }
    return states.stream().allMatch(State::isHealthy) ? 0 : 1;
  }

  private String asJson(List<State> states) {
    var whole = new LinkedHashMap<String, Object>();
    whole.put("running", states.stream().anyMatch(state -> state.pid() != null));
    whole.put("home", installation.home().toString());
    whole.put("components", states.stream().map(StatusCommand::asMap).toList());
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(whole);
  }

  private static Map<String, Object> asMap(State state) {
    var map = new LinkedHashMap<String, Object>();
    map.put("name", state.name());
    map.put("state", state.state());
    map.put("port", state.port());
    if (state.pid() != null) {
      map.put("pid", state.pid());
    }
    map.put("log", state.log());
    return map;
  }

  private void show(LocalStack stack, List<State> states) {
    if (states.stream().allMatch(state -> state.pid() == null)) {
      terminal.say("Newswire is not running. Start it with ./newswire up");
      return;
    }
    terminal.say(terminal.bold("%-12s %-10s %6s %8s".formatted("component", "state", "port",
        "process")));
    for (var state : states) {
      var word = "%-10s".formatted(state.state());
      terminal.say("%-12s %s %6d %8s".formatted(state.name(),
          state.isHealthy() ? terminal.green(word) : terminal.red(word), state.port(),
          state.pid() == null ? "-" : state.pid().toString()));
    }
    if (Supervisor.of(stack.home()) == null) {
      terminal.say("Nobody looks after it: ./newswire up takes it over, ./newswire down stops it.");
    }
    states.stream().filter(state -> !state.isHealthy())
        .forEach(state -> terminal.say("See " + state.log()));
  }
}
