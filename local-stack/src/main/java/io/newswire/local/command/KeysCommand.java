package io.newswire.local.command;

import java.util.concurrent.Callable;

import io.newswire.local.Keys;
import picocli.CommandLine.Command;

/** Makes the keys before anything runs. */
@Command(name = "keys", description = {
    "Makes the API keys and the services' secrets where they are missing, and says where they lie.",
    "./newswire up does the same."})
final class KeysCommand implements Callable<Integer> {
  private final Installation installation;
  private final Terminal terminal;

  KeysCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    installation.keys();
    var home = installation.home();
    terminal.say(home.resolve("keys.env")
        + ": NEWSWIRE_EDITOR_KEY and NEWSWIRE_ADMIN_KEY, for you to source");
    terminal.say(home.resolve("service.env")
        + ": the services' own secrets, for docker compose --env-file");
    terminal.say(Keys.apiKeysFile(home) + ": the API keys' hashes and scopes, for the services");
    return 0;
  }
}
