package io.newswire.syndication.partner;

import static java.time.ZoneOffset.UTC;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.newswire.platform.security.ApiKeys;
import io.newswire.platform.security.ApiKeys.ApiKey;
import io.newswire.platform.security.BearerKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code partner_key}: keys that open the portal to a partner's engineers, for what is that
 * partner's and nothing else.
 */
@Component
public final class PartnerKeys implements BearerKeys {
  /** What every such key admits to. */
  public static final String PORTAL = "portal";
  /** Before the partner's id, in the scope that says whose key it is. */
  public static final String OF_PARTNER = "partner:";
  private static final String PREFIX = "nw_partner_";

  private final JdbcClient jdbc;
  private final Clock clock;

  PartnerKeys(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A key as administrators see it.
   *
   * @param key in clear, once, when it is made; null ever after
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(String id, @Nullable String label, Instant createdAt, @Nullable String key) {
    @Override
    public String toString() {
      return "View[" + id + "]";
    }
  }

  View issue(String partner, @Nullable String label) {
    var key = ApiKeys.make(PREFIX);
    var issued = new View(UUID.randomUUID().toString(), label,
        clock.instant().truncatedTo(ChronoUnit.MILLIS), key);
    jdbc.sql("""
        INSERT INTO partner_key (id, partner_id, label, sha256, created_at)
        VALUES (:id, :partner, :label, :sha256, :at)
        """)
        .param("id", issued.id())
        .param("partner", partner)
        .param("label", label, Types.VARCHAR)
        .param("sha256", ApiKeys.hash(key))
        .param("at", issued.createdAt().atOffset(UTC))
        .update();
    return issued;
  }

  /** Those of a partner, the newest first. */
  List<View> of(String partner) {
    return jdbc.sql("SELECT * FROM partner_key WHERE partner_id = ? ORDER BY created_at DESC, id")
        .param(partner)
        .query((row, _) -> new View(row.getString("id"), row.getString("label"),
            row.getObject("created_at", OffsetDateTime.class).toInstant(), null))
        .list();
  }

  /** Whether there was such a key. */
  boolean revoke(String partner, String id) {
    return jdbc.sql("DELETE FROM partner_key WHERE partner_id = ? AND id = ?")
        .params(partner, id).update() > 0;
  }

  @Override
  public @Nullable ApiKey find(String key) {
    // Others are not worth a question to the database.
    return key.startsWith(PREFIX) ? findByHash(ApiKeys.hash(key)) : null;
  }

  @Override
  public @Nullable ApiKey findByHash(String sha256) {
    return jdbc.sql("""
        SELECT p.id, p.name FROM partner_key k JOIN partner p ON p.id = k.partner_id
        WHERE k.sha256 = ?
        """)
        .param(sha256)
        .query((row, _) -> new ApiKey(row.getString("name"), sha256,
            Set.of(PORTAL, OF_PARTNER + row.getString("id"))))
        .optional().orElse(null);
  }
}
