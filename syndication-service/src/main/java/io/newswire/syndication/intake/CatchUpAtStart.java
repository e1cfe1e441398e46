package io.newswire.syndication.intake;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Brings the database up to the log before anything is served, sent or taken in: of several copies that
 * start, one does it and the others wait.
 */
@Component
final class CatchUpAtStart implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(CatchUpAtStart.class);
  private static final String BINDING = "renditions";
  private static final int PATIENCE_MS = 10_000;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  // Any number that nothing else in the database locks.
  private static final long LOCK = 0x6e65_7773_7769_7266L;

  private final DataSource database;
  private final IntakePositions positions;
  private final CatchUp catchUp;
  private final Map<String, Object> kafka;
  private final String group;
  private volatile boolean running;

  CatchUpAtStart(DataSource database, IntakePositions positions, CatchUp catchUp,
      KafkaConnectionDetails kafka,
      BindingServiceProperties bindings) {
    this.database = database;
    this.positions = positions;
    this.catchUp = catchUp;
    this.kafka = Map.of(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.getAdmin().getBootstrapServers(),
        AdminClientConfig.CLIENT_ID_CONFIG, "catch-up",
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS,
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    this.group = requireNonNull(bindings.getGroup(BINDING), "the group of " + BINDING);
  }

  @Override
  public void start() {
    running = true;
    try (var connection = database.getConnection()) {
      var timeout = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, 0); // a rebuild's first statement takes its time
      try {
        start(connection);
      } finally {
        connection.setNetworkTimeout(Runnable::run, timeout);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("What the database lacks cannot be told", failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void start(Connection connection) throws InterruptedException {
    var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    while (!jdbc.sql("SELECT pg_try_advisory_lock(?)").param(LOCK).query(Boolean.class).single()) {
      Thread.sleep(PAUSE);
    }
    try {
      var rebuild = isAsked(jdbc);
      var committed = committed(rebuild || positions.all().isEmpty());
      if (committed != null) {
        // Asked after the group: what other copies take in meanwhile counts for the database.
        bringUp(jdbc, rebuild, committed, positions.all());
      }
    } finally {
      jdbc.sql("SELECT pg_advisory_unlock(?)").param(LOCK).query(Boolean.class).single();
    }
  }

  private void bringUp(JdbcClient jdbc, boolean rebuild, Map<TopicPartition, Long> committed,
      Map<TopicPartition, IntakePositions.Position> known) {
    if (known.isEmpty() && !rebuild
        && jdbc.sql("SELECT EXISTS (SELECT FROM entry)").query(Boolean.class).single()) {
      // From before positions were kept: it is the database that the offsets speak of.
      positions.advance(committed);
      return;
    }
    var plan = CatchUp.plan(rebuild, committed, known);
    if (rebuild) {
      log.info("A rebuild was asked for");
      jdbc.sql("UPDATE entry SET stale = true").update();
      jdbc.sql("TRUNCATE renditions, entry_words").update();
    }
    if (!plan.isEmpty()) {
      catchUp.follow(plan);
    }
    if (rebuild) {
      // A kill is never forgotten, whatever the topic has become.
      jdbc.sql("DELETE FROM entry WHERE stale AND state <> 'KILLED'").update();
      jdbc.sql("UPDATE entry SET stale = false WHERE stale").update();
      jdbc.sql("DELETE FROM rebuild_request").update();
    }
  }

  private static boolean isAsked(JdbcClient jdbc) {
    return jdbc.sql("SELECT EXISTS (SELECT FROM rebuild_request)").query(Boolean.class).single();
  }

  /** Null where Kafka is away and what the database has can be served without it. */
  private @Nullable Map<TopicPartition, Long> committed(boolean needed)
      throws InterruptedException {
    var admin = Admin.create(kafka);
    try {
      while (running) {
        try {
          return committed(admin);
        } catch (ExecutionException | TimeoutException away) {
          log.warn("Kafka does not say how far the group has come: {}", away.getMessage());
          if (!needed) {
            return null;
          }
        }
      }
      return null;
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  private Map<TopicPartition, Long> committed(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
    var committed = new HashMap<TopicPartition, Long>();
    admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()
        .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
        .forEach((partition, offset) -> {
          if (offset != null) {
            committed.put(partition, offset.offset());
          }
        });
    return committed;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the declared feeds and partners are known, before everything that serves, sends or reads. */
  @Override
  public int getPhase() {
    return 1;
  }
}
