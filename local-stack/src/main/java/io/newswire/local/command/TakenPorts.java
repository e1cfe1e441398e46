package io.newswire.local.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.newswire.local.LocalStack;
import io.newswire.local.PortHolder;
import io.newswire.local.Ports;

/** Finds out, before anything is started, which ports somebody else has. */
public final class TakenPorts {
  private TakenPorts() {}

  /** A sentence for each port that a component needs and cannot have. */
  public static List<String> of(LocalStack stack) {
    var problems = new ArrayList<String>();
    for (var component : stack.components()) {
      if (!component.isRunning() && Ports.isTaken(component.port())) {
        problems.add(describe(component.name(), component.port()));
      }
    }
    return problems;
  }

  private static String describe(String name, int port) {
    var holder = PortHolder.of(port);
    return "Port %d, which %s needs, is taken%s. Stop that, or choose another port with %s."
        .formatted(port, name, holder == null ? "" : " by " + holder,
            "NEWSWIRE_" + name.toUpperCase(Locale.ROOT) + "_PORT");
  }
}
