package io.newswire.syndication.reader;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.newswire.platform.security.ApiKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code feed_token}. */
@Repository
public final class FeedTokens {
  /** Where the database tells every copy of the service that a token came or went. */
  public static final String CHANNEL = "newswire_feed_tokens";
  /** So that whoever finds one in a log or a repository knows what it is. */
  private static final String PREFIX = "nwf_";
  private static final String READERS = """
      SELECT feed_token.*, partner.early_access
      FROM feed_token JOIN partner ON partner.id = feed_token.partner_id
      """;
  private final JdbcClient jdbc;
  private final Clock clock;

  FeedTokens(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A token as administrators see it.
   *
   * @param feeds none: every private feed
   * @param token in clear, once, when it is made; null ever after
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record View(String id, @Nullable String label, List<String> feeds, Instant createdAt,
      @Nullable String token) {
    @Override
    public String toString() {
      return "View[" + id + "]";
    }
  }

  /**
   * Makes a token for one of the partner's readers.
   *
   * @param feeds none: every private feed
   */
  public View issue(String partner, @Nullable String label, List<String> feeds) {
    var issued = new View(UUID.randomUUID().toString(), label, feeds,
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        ApiKeys.make(PREFIX));
    jdbc.sql("""
        INSERT INTO feed_token (id, partner_id, label, sha256, feeds, created_at)
        VALUES (:id, :partner, :label, :sha256, :feeds, :at)
        """)
        .param("id", issued.id())
        .param("partner", partner)
        .param("label", label, Types.VARCHAR)
        .param("sha256", ApiKeys.hash(String.valueOf(issued.token())))
        .param("feeds", feeds.toArray(String[]::new))
        .param("at", issued.createdAt().atOffset(UTC))
        .update();
    return issued;
  }

  /** Those of a partner, the newest first. */
  public List<View> of(String partner) {
    return jdbc.sql("SELECT * FROM feed_token WHERE partner_id = ? ORDER BY created_at DESC, id")
        .param(partner)
        .query((row, _) -> new View(row.getString("id"), row.getString("label"),
            List.copyOf(feeds(row)),
            row.getObject("created_at", OffsetDateTime.class).toInstant(), null))
        .list();
  }

  /** Whether there was such a token. */
  public boolean revoke(String partner, String id) {
    return jdbc.sql("DELETE FROM feed_token WHERE partner_id = ? AND id = ?")
        .params(partner, id).update() > 0;
  }

  /** The readers by the hashes of their tokens. */
  Map<String, Reader> all() {
    record Admitted(String sha256, Reader reader) {}
    return jdbc.sql(READERS)
        .query((row, number) -> new Admitted(row.getString("sha256"), reader(row, number)))
        .list().stream()
        .collect(Collectors.toMap(Admitted::sha256, Admitted::reader));
  }

  /** Null where it was revoked. */
  @Nullable
  Reader find(String id) {
    return jdbc.sql(READERS + " WHERE feed_token.id = ?").param(id).query(FeedTokens::reader)
        .optional().orElse(null);
  }

  private static Reader reader(ResultSet row, int number) throws SQLException {
    return new Reader(row.getString("id"), row.getString("partner_id"),
        row.getBoolean("early_access"), feeds(row));
  }

  private static Set<String> feeds(ResultSet row) throws SQLException {
    return Set.of((String[]) row.getArray("feeds").getArray());
  }
}
