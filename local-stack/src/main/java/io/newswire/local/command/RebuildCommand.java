package io.newswire.local.command;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.Callable;

import io.newswire.local.Component;
import io.newswire.local.LocalStack;
import io.newswire.local.StartFailed;
import picocli.CommandLine.Command;

/** Builds the syndication database's projection anew. */
@Command(name = "rebuild", description = {
    "Throws away what the syndication database has from the topics, and reads it from them again.",
    "Partners, endpoints, saved feeds, deliveries and what readers were told stay.",
    "A database that was dropped is made anew; from a restored copy, what it lacks is taken in.",
    "Nobody is sent a webhook again. Feeds are away meanwhile."})
final class RebuildCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofHours(6);
  /** The longest that a supervisor waits, and some for what it does first. */
  private static final Duration SUPERVISORS_PAUSE = Duration.ofSeconds(60);
  private static final String UNDEFINED_TABLE = "42P01";

  private final Installation installation;
  private final Terminal terminal;

  RebuildCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws SQLException {
    var stack = installation.stack();
    if (!stack.component("kafka").isReady() || !stack.component("postgres").isReady()) {
      terminal.complain("Kafka and PostgreSQL must run: ./newswire up");
      return 1;
    }
    var begin = Instant.now();
    var syndication = stack.component("syndication");
    ask(stack);
    terminal.say("Stopping the syndication service");
    syndication.stop();
    terminal.say("Reading the topics");
    try {
      restart(syndication);
      syndication.awaitReady(PATIENCE);
    } catch (StartFailed failure) {
      terminal.complain(failure.getMessage());
      return 1;
    }
    terminal.say("%d articles are back after %.1f s.".formatted(articles(stack),
        Duration.between(begin, Instant.now()).toMillis() / 1000.0));
    return 0;
  }

  /** By the supervisor, which has all of the settings that it was started with, where there is one. */
  private void restart(Component syndication) {
    var deadline = Instant.now().plus(SUPERVISORS_PAUSE);
    while (installation.isSupervised() && Instant.now().isBefore(deadline)) {
      if (syndication.awaitRunning(Duration.ofSeconds(1))) {
        return;
      }
    }
    syndication.start();
  }

  private static void ask(LocalStack stack) throws SQLException {
    try (var connection = connect(stack); var statement = connection.createStatement()) {
      statement.execute("INSERT INTO rebuild_request DEFAULT VALUES");
    } catch (SQLException failure) {
      if (!UNDEFINED_TABLE.equals(failure.getSQLState())) {
        throw failure; // without the table it is a fresh database: the service sees that by itself
      }
    }
  }

  private static long articles(LocalStack stack) throws SQLException {
    try (var connection = connect(stack);
        var statement = connection.createStatement();
        var count = statement.executeQuery("SELECT count(*) FROM entry")) {
      count.next();
      return count.getLong(1);
    }
  }

  private static Connection connect(LocalStack stack) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", LocalStack.DATABASE_USER);
    properties.setProperty("password", stack.keys().databasePassword());
    return DriverManager.getConnection(stack.jdbcUrl(), properties);
  }
}
