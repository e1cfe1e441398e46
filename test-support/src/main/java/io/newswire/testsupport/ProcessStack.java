package io.newswire.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import io.newswire.local.LocalStack;
import io.newswire.local.Ports;
import io.newswire.local.Tuning;
import org.springframework.util.FileSystemUtils;

/** The local stack's own servers, on free ports, with data that go with the JVM. */
final class ProcessStack implements TestStack {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final LocalStack stack;

  ProcessStack() {
    try {
      var home = Files.createTempDirectory("newswire-tests");
      stack = new LocalStack(ProjectRoot.find(), home, Ports.anyFree(), Map.of(), Tuning.DISPOSABLE);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> cleanUp(home), "test-stack-end"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void cleanUp(Path home) {
    stack.discard();
    try {
      FileSystemUtils.deleteRecursively(home);
    } catch (IOException left) {
      System.err.println("Left behind: " + home + " (" + left + ")");
    }
  }

  @Override
  public String kafka() {
    running("kafka");
    return stack.kafka();
  }

  @Override
  public String registryUrl() {
    running("kafka");
    running("registry");
    return stack.registryUrl();
  }

  @Override
  public Database newDatabase() {
    running("postgres");
    var name = "test_" + UUID.randomUUID().toString().replace("-", "");
    var server = stack.jdbcUrl();
    var password = stack.keys().databasePassword();
    try (var connection = DriverManager.getConnection(server, "newswire", password);
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    return new Database(server.substring(0, server.lastIndexOf('/') + 1) + name, "newswire",
        password);
  }

  private synchronized void running(String name) {
    var component = stack.component(name);
    if (!component.isRunning()) {
      component.start();
      component.awaitReady(PATIENCE);
    }
  }

  @Override
  public void stopKafka() {
    stack.component("kafka").stop();
  }

  @Override
  public void startKafka() {
    running("kafka");
  }

  @Override
  public void stopDatabase() {
    stack.component("postgres").stop();
  }

  @Override
  public void startDatabase() {
    running("postgres");
  }

  @Override
  public String kind() {
    return "real servers as processes of this machine (embedded)";
  }
}
