package io.newswire.local.command;

import java.nio.file.Path;

import io.newswire.local.LocalStack;

/** Where to go now that it runs. */
final class Addresses {
  private Addresses() {}

  static void show(LocalStack stack, Path root, Terminal terminal) {
    terminal.heading("Newswire is running");
    row(terminal, "the desk", stack.ingestUrl() + "/desk");
    row(terminal, "post articles", stack.ingestUrl() + "/articles");
    row(terminal, "read feeds", stack.syndicationUrl() + "/feeds");
    row(terminal, "console", stack.syndicationUrl() + "/console");
    row(terminal, "partners", stack.syndicationUrl() + "/partners");
    row(terminal, "partner portal", stack.syndicationUrl() + "/portal");
    row(terminal, "schemas", stack.registryUrl());
    row(terminal, "Kafka", stack.kafka());
    row(terminal, "PostgreSQL", "127.0.0.1:" + stack.ports().postgres());
    row(terminal, "API keys", shortened(stack.home().resolve("keys.env"), root));
    row(terminal, "logs", shortened(stack.home().resolve("run"), root) + "/*.log");
  }

  private static void row(Terminal terminal, String name, String value) {
    terminal.say("  " + terminal.dim("%-16s".formatted(name)) + value);
  }

  private static String shortened(Path path, Path root) {
    return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
  }
}
