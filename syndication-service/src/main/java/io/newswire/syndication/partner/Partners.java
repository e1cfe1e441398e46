package io.newswire.syndication.partner;

import static java.time.ZoneOffset.UTC;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.newswire.platform.problem.Problems;
import io.newswire.syndication.partner.PartnerFile.DeclaredPartner;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The partners. */
@Component
public final class Partners {
  private static final RowMapper<Partner> ROW = (row, _) -> new Partner(
      row.getString("id"), row.getString("name"), row.getString("contact"),
      row.getBoolean("early_access"), row.getBoolean("declared"),
      row.getObject("created_at", OffsetDateTime.class).toInstant());
  private static final long LOCK = 0x6e65_7773_7061_7274L;

  private final JdbcClient jdbc;
  private final Clock clock;

  Partners(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Partner add(String name, @Nullable String contact, boolean earlyAccess) {
    var partner = new Partner(UUID.randomUUID().toString(), name, contact, earlyAccess, false,
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
    jdbc.sql("""
        INSERT INTO partner (id, name, contact, early_access, created_at)
        VALUES (:id, :name, :contact, :early, :at)
        """)
        .param("id", partner.id())
        .param("name", name)
        .param("contact", contact, Types.VARCHAR)
        .param("early", earlyAccess)
        .param("at", partner.createdAt().atOffset(UTC))
        .update();
    return partner;
  }

  public List<Partner> all() {
    return jdbc.sql("SELECT * FROM partner ORDER BY name, id").query(ROW).list();
  }

  /** Null where there is no such partner. */
  public @Nullable Partner find(String id) {
    return jdbc.sql("SELECT * FROM partner WHERE id = ?").param(id).query(ROW).optional()
        .orElse(null);
  }

  /**
   * The partner.
   *
   * @throws RuntimeException that says how to find the others, where there is none
   */
  public Partner known(String id) {
    var partner = find(id);
    if (partner == null) {
      throw unknown(id);
    }
    return partner;
  }

  /** Those who may have articles before their embargo ends. */
  public Set<String> withEarlyAccess() {
    return Set.copyOf(jdbc.sql("SELECT id FROM partner WHERE early_access").query(String.class)
        .list());
  }

  static RuntimeException unknown(String id) {
    return Problems.refusal(HttpStatus.NOT_FOUND, "partner-not-found", "There is no such partner",
        "No partner '" + id + "'. GET /partners lists them.");
  }

  void change(Partner partner) {
    jdbc.sql("""
        UPDATE partner SET name = :name, contact = :contact, early_access = :early WHERE id = :id
        """)
        .param("name", partner.name())
        .param("contact", partner.contact(), Types.VARCHAR)
        .param("early", partner.earlyAccess())
        .param("id", partner.id())
        .update();
  }

  /** Removes the partner with its endpoints and their deliveries. */
  boolean remove(String id) {
    return jdbc.sql("DELETE FROM partner WHERE id = ?").param(id).update() > 0;
  }

  /** Within the caller's transaction. */
  void lock() {
    jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(LOCK).query((_, _) -> true).list();
  }

  /** Makes these the partners that are declared, and no others. */
  void declare(List<DeclaredPartner> declared) {
    jdbc.sql("UPDATE partner SET declared = false WHERE declared").update();
    for (var partner : declared) {
      jdbc.sql("""
          INSERT INTO partner (id, name, contact, early_access, declared, created_at)
          VALUES (:id, :name, :contact, :early, true, :at)
          ON CONFLICT (id) DO UPDATE SET name = excluded.name, contact = excluded.contact,
            early_access = excluded.early_access, declared = true
          """)
          .param("id", partner.id())
          .param("name", partner.name())
          .param("contact", partner.contact(), Types.VARCHAR)
          .param("early", partner.earlyAccess())
          .param("at", clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(UTC))
          .update();
    }
  }
}
