package io.newswire.syndication.webhook;

import static io.newswire.syndication.storage.Columns.integers;
import static io.newswire.syndication.storage.Columns.longs;
import static io.newswire.syndication.storage.Columns.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code delivery_attempt}: every attempt, as long as attempts are kept. */
@Component
public final class Attempts {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  Attempts(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * An attempt as partners and operators see it.
   *
   * @param requestHeaders JSON; null where they were not asked for, as are the answer's and its body
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record View(int number, Instant startedAt, int durationMs, @Nullable Integer status,
      @Nullable String reason, @Nullable String remoteAddress, Timing timing,
      @Nullable Instant nextAttemptAt, @JsonRawValue @Nullable String requestHeaders,
      @JsonRawValue @Nullable String responseHeaders, @Nullable String response) {}

  /** Milliseconds; null where it did not come to that, as with a connection that is used again. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Timing(@Nullable Double dnsMs, @Nullable Double connectMs, @Nullable Double tlsMs,
      @Nullable Double firstByteMs) {}

  /** Adds the attempts within the caller's transaction, after their deliveries were locked. */
  void add(List<Result> results) {
    jdbc.sql("""
        INSERT INTO delivery_attempt (delivery_id, number, started_at, duration_ms, status, reason,
          response, request_headers, response_headers, remote_address, dns_us, connect_us, tls_us,
          first_byte_us, next_attempt_at)
        SELECT i, n, CAST(b AS timestamptz), m, c, f, a, CAST(q AS json), CAST(p AS json), r, t1, t2,
          t3, t4, CAST(x AS timestamptz)
        FROM unnest(:ids, :numbers, :startedAt, :durations, :statuses, :reasons, :responses,
          :requestHeaders, :responseHeaders, :addresses, :dns, :connect, :tls, :firstByte, :next)
          AS result (i, n, b, m, c, f, a, q, p, r, t1, t2, t3, t4, x)
        -- A delivery goes with its endpoint, even while it is being sent.
        WHERE EXISTS (SELECT FROM delivery WHERE id = i)
        ON CONFLICT DO NOTHING
        """)
        .param("ids", longs(results, it -> it.delivery().id()))
        .param("numbers", integers(results, Result::number))
        .param("startedAt", texts(results, it -> it.attempt().startedAt().toString()))
        .param("durations", integers(results, it -> millis(it.attempt().duration())))
        .param("statuses", integers(results, it -> it.attempt().outcome().receivedStatus()))
        .param("reasons", texts(results, Result::reason))
        .param("responses", texts(results, Result::storableResponse))
        .param("requestHeaders", texts(results,
            it -> json.writeValueAsString(it.attempt().trace().requestHeaders())))
        .param("responseHeaders", texts(results,
            it -> json.writeValueAsString(it.attempt().trace().responseHeaders())))
        .param("addresses", texts(results, it -> it.attempt().trace().remoteAddress()))
        .param("dns", integers(results, it -> micros(it.attempt().trace().timing().dns())))
        .param("connect", integers(results, it -> micros(it.attempt().trace().timing().connect())))
        .param("tls", integers(results, it -> micros(it.attempt().trace().timing().tls())))
        .param("firstByte",
            integers(results, it -> micros(it.attempt().trace().timing().firstByte())))
        .param("next", texts(results,
            it -> it.nextAttemptAt() == null ? null : it.nextAttemptAt().toString()))
        .update();
  }

  private static int millis(Duration duration) {
    return (int) Math.min(Integer.MAX_VALUE, duration.toMillis());
  }

  private static @Nullable Integer micros(@Nullable Duration duration) {
    return duration == null ? null : (int) Math.min(Integer.MAX_VALUE, duration.toNanos() / 1_000);
  }

  /**
   * The attempts at these deliveries, in their order.
   *
   * @param since when the first of these deliveries was planned: older partitions are not looked at
   * @param whole with headers and the answer's body, which may be large
   */
  Map<Long, List<View>> of(Long[] deliveries, Instant since, boolean whole) {
    var found = new HashMap<Long, List<View>>();
    jdbc.sql("""
        SELECT * FROM delivery_attempt WHERE delivery_id = ANY (:ids) AND started_at >= :since
        ORDER BY delivery_id, number
        """)
        .param("ids", deliveries)
        // A day's grace: copies of the service may disagree about the time.
        .param("since", since.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
        .query(row -> {
          found.computeIfAbsent(row.getLong("delivery_id"), _ -> new ArrayList<>())
              .add(view(row, whole));
        });
    return found;
  }

  private static View view(ResultSet row, boolean whole) throws SQLException {
    var next = row.getObject("next_attempt_at", OffsetDateTime.class);
    return new View(row.getInt("number"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(), row.getInt("duration_ms"),
        row.getObject("status", Integer.class), row.getString("reason"),
        row.getString("remote_address"),
        new Timing(millis(row, "dns_us"), millis(row, "connect_us"), millis(row, "tls_us"),
            millis(row, "first_byte_us")),
        next == null ? null : next.toInstant(),
        whole ? row.getString("request_headers") : null,
        whole ? row.getString("response_headers") : null,
        whole ? row.getString("response") : null);
  }

  private static @Nullable Double millis(ResultSet row, String column) throws SQLException {
    var micros = row.getObject(column, Integer.class);
    return micros == null ? null : micros / 1_000.0;
  }
}
