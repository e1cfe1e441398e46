package io.newswire.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A PostgreSQL server on loopback with its data on disk. Everybody needs the password (SCRAM), also
 * on this machine, and there is no Unix socket beside the port.
 */
final class PostgresServer implements Launch {
  static final String USER = "newswire";

  /** PostgreSQL's own advice for data that may be lost with the machine. */
  private static final List<String> FORGETFUL = List.of("-c", "fsync=off", "-c",
      "synchronous_commit=off", "-c", "full_page_writes=off");

  private final Path data;
  private final Path root;
  private final Path run;
  private final int port;
  private final String password;
  private final boolean durable;

  private PostgresServer(Path home, Path root, int port, String password, boolean durable) {
    this.data = home.resolve("postgres");
    this.root = root;
    this.run = home.resolve("run");
    this.port = port;
    this.password = password;
    this.durable = durable;
  }

  static Component component(Path home, Path root, int port, String password, boolean durable) {
    return new Component("postgres", port, home.resolve("run"),
        new PostgresServer(home, root, port, password, durable));
  }

  @Override
  public void prepare() throws IOException, InterruptedException {
    var bin = PostgresBinaries.unpackedIn(root);
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      initialise(bin);
    }
  }

  private void initialise(Path bin) throws IOException, InterruptedException {
    var passwordFile = Files.createTempFile(run, "postgres", ".pw",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    var log = run.resolve("postgres-init.log");
    // Moved into its place when it is whole: an interrupted start leaves nothing half made.
    var fresh = data.resolveSibling("postgres.new");
    Folders.delete(fresh);
    try {
      Files.writeString(passwordFile, password + "\n");
      var command = new ArrayList<>(List.of(bin.resolve("initdb").toString(),
          "-D", fresh.toString(), "-U", USER, "-A", "scram-sha-256", "--pwfile",
          passwordFile.toString(), "-E", "UTF8", "--locale=C", "--no-instructions"));
      if (!durable) {
        command.add("--no-sync");
      }
      var exit = new ProcessBuilder(asOrdinaryUser(command))
          .redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
      if (exit != 0) {
        throw new IOException(
            "PostgreSQL's data directory could not be made: " + Files.readString(log));
      }
      Files.move(fresh, data);
    } finally {
      Files.delete(passwordFile);
    }
  }

  @Override
  public List<String> command() throws IOException {
    var command = new ArrayList<>(List.of(
        PostgresBinaries.unpackedIn(root).resolve("postgres").toString(),
        "-D", data.toString(), "-p", String.valueOf(port),
        "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
        "-c", "max_connections=200", "-c", "shared_buffers=128MB", "-c", "timezone=UTC"));
    if (!durable) {
      command.addAll(FORGETFUL);
    }
    return asOrdinaryUser(command);
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own, root is nobody. */
  private static List<String> asOrdinaryUser(List<String> command) {
    var whole = new ArrayList<String>();
    if ("root".equals(System.getProperty("user.name"))) {
      whole.addAll(List.of("unshare", "-U"));
    }
    whole.addAll(command);
    return whole;
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("LC_ALL", "C");
  }

  @Override
  public boolean isReady() {
    if (!Ports.isTaken(port)) {
      return false;
    }
    var properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "2");
    try (var connection = DriverManager.getConnection(url("postgres"), properties);
        var statement = connection.createStatement();
        var exists = statement
            .executeQuery("select 1 from pg_database where datname = 'syndication'")) {
      if (!exists.next()) {
        try (var creation = connection.createStatement()) {
          creation.execute("create database syndication");
        }
      }
      return true;
    } catch (SQLException notYet) {
      return false;
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** Fast shutdown: open sessions are ended. SIGTERM would wait for every client to leave. */
  @Override
  public String stopSignal() {
    return "INT";
  }
}
