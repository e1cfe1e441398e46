package io.newswire.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How long PostgreSQL takes for one of the product's statements, as its own log has it. */
final class StatementTimes {
  private final Path log;
  private final Pattern line;
  private final long begin;

  /** @param beginning of the statement's text, which only one at a time executes */
  StatementTimes(Product product, String beginning) throws SQLException, IOException {
    log = product.stack().component("postgres").log();
    line = Pattern.compile(
        "duration: ([\\d.]+) ms  (bind|execute) [^:]*: " + Pattern.quote(beginning));
    try (var database = DriverManager.getConnection(product.stack().jdbcUrl(), "newswire",
        product.stack().keys().databasePassword());
        var statement = database.createStatement()) {
      statement.execute("ALTER SYSTEM SET log_parameter_max_length = 0");
      statement.execute("ALTER SYSTEM SET log_min_duration_statement = 0");
      statement.execute("SELECT pg_reload_conf()");
    }
    begin = log.toFile().length();
  }

  /** Planning and execution since then, in milliseconds, one by one. */
  List<Double> millis() throws IOException {
    var times = new ArrayList<Double>();
    var planning = 0.0;
    var found = line.matcher(said());
    while (found.find()) {
      var took = Double.parseDouble(found.group(1));
      if (found.group(2).equals("bind")) {
        planning = took;
      } else {
        times.add(planning + took);
      }
    }
    return times;
  }

  private String said() throws IOException {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      var bytes = new byte[Math.toIntExact(file.length() - begin)];
      file.seek(begin);
      file.readFully(bytes);
      return new String(bytes, UTF_8);
    }
  }
}
