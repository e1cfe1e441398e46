package io.newswire.syndication.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import io.newswire.syndication.reader.FeedTokens;
import io.newswire.syndication.reader.Readers;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Hears from the database, over one connection of its own, that a feed has a new version or a reader a
 * new token, and tells the {@link FeedDirectory} and the {@link Readers}. Should a notification be lost, with the connection or behind a pooler
 * that knows no LISTEN, the versions are read anew every few seconds all the same.
 */
@Component
final class FeedWatch implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(FeedWatch.class);
  private static final Duration RECONNECT_PAUSE = Duration.ofMillis(500);

  private final DataSource database;
  private final FeedTable table;
  private final FeedDirectory directory;
  private final Readers readers;
  private final FeedSettings settings;
  private volatile @Nullable Thread watcher;

  FeedWatch(DataSource database, FeedTable table, FeedDirectory directory, Readers readers,
      FeedSettings settings) {
    this.database = database;
    this.table = table;
    this.directory = directory;
    this.readers = readers;
    this.settings = settings;
  }

  @Override
  public void start() {
    try {
      directory.replace(table.all());
      readers.refresh();
    } catch (DataAccessException away) {
      log.warn("Feeds are served once the database answers: {}", away.getMessage());
    }
    // Known before it runs: a thread that finds another in its place, or none, ends.
    var thread = Thread.ofVirtual().name("feed-watch").unstarted(this::watch);
    watcher = thread;
    thread.start();
  }

  private void watch() {
    while (isCurrent()) {
      try (var connection = database.getConnection()) {
        listen(connection);
      } catch (SQLException | RuntimeException failure) {
        if (isCurrent()) {
          log.warn("Feeds are served as last known: {}", failure.getMessage());
          pause();
        }
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    // Not even a connection that went silently dead may hold up the check for long.
    connection.setNetworkTimeout(Runnable::run, 10_000);
    try (var listen = connection.createStatement()) {
      listen.execute("LISTEN " + FeedTable.CHANNEL);
      listen.execute("LISTEN " + FeedTokens.CHANNEL);
    }
    var notifications = connection.unwrap(PGConnection.class);
    PGNotification[] heard = {};
    while (isCurrent()) {
      take(heard == null ? new PGNotification[0] : heard);
      heard = notifications.getNotifications((int) settings.checkInterval().toMillis());
    }
  }

  /** @param heard nothing: everything is looked at */
  private void take(PGNotification[] heard) {
    if (heard.length == 0) {
      readers.refresh();
      directory.replace(table.all());
      return;
    }
    var renewed = told(heard, FeedTable.CHANNEL);
    if (!renewed.isEmpty()) {
      directory.renew(table.those(renewed));
    }
    if (!told(heard, FeedTokens.CHANNEL).isEmpty()) {
      readers.refresh();
    }
  }

  private static Set<String> told(PGNotification[] heard, String channel) {
    return Arrays.stream(heard).filter(one -> one.getName().equals(channel))
        .map(PGNotification::getParameter).collect(Collectors.toSet());
  }

  private boolean isCurrent() {
    return watcher == Thread.currentThread();
  }

  private static void pause() {
    try {
      Thread.sleep(RECONNECT_PAUSE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    var stopped = watcher;
    watcher = null;
    if (stopped != null) {
      stopped.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return watcher != null;
  }

  /** Before the web server: whoever asks finds the feeds. */
  @Override
  public int getPhase() {
    return 0;
  }
}
