package io.newswire.ingest.desk;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The desk's database, which ingest can do without: it is made and migrated by whoever first needs it,
 * once PostgreSQL is there, and not while the service starts.
 */
@Component
final class DeskDatabase {
  private static final Logger log = LoggerFactory.getLogger(DeskDatabase.class);
  private static final String NO_SUCH_DATABASE = "3D000";
  private static final String THERE_BY_NOW = "42P04";
  private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/]+/)([a-z0-9_]+)(.*)");

  private final HikariDataSource source;
  private volatile boolean prepared;

  DeskDatabase(HikariDataSource source) {
    this.source = source;
  }

  /**
   * Makes the database and its tables, unless they are there.
   *
   * @throws SQLException while PostgreSQL is away
   */
  synchronized void prepare() throws SQLException {
    if (prepared) {
      return;
    }
    makeWhereMissing();
    Flyway.configure(getClass().getClassLoader()).dataSource(source).load().migrate();
    prepared = true;
    log.info("The desk's database is there");
  }

  private void makeWhereMissing() throws SQLException {
    try (var _ = connect(source.getJdbcUrl())) {
      return;
    } catch (SQLException failure) {
      if (!NO_SUCH_DATABASE.equals(failure.getSQLState())) {
        throw failure;
      }
    }
    var url = URL.matcher(source.getJdbcUrl());
    if (!url.matches()) {
      throw new SQLException("The database is missing, and its URL has a form of its own: make it");
    }
    try (var server = connect(url.group(1) + "postgres" + url.group(3));
        var statement = server.createStatement()) {
      statement.execute("CREATE DATABASE " + url.group(2));
    } catch (SQLException failure) {
      if (!THERE_BY_NOW.equals(failure.getSQLState())) {
        throw failure;
      }
    }
  }

  private java.sql.Connection connect(String url) throws SQLException {
    var properties = new java.util.Properties();
    properties.setProperty("user", String.valueOf(source.getUsername()));
    properties.setProperty("password", String.valueOf(source.getPassword()));
    properties.setProperty("connectTimeout", "3"); // seconds
    return DriverManager.getConnection(url, properties);
  }
}
