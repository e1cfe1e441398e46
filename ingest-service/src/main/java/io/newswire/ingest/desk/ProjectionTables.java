package io.newswire.ingest.desk;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.newswire.event.Article;
import io.newswire.event.Contributor;
import io.newswire.event.ContributorRole;
import io.newswire.event.DeliveryReceipt;
import io.newswire.event.PubStatus;
import io.newswire.event.RenderedArticle;
import io.newswire.ingest.desk.Projection.Appended;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The statements that write the projection, a batch each. Newest wins, whatever the order, and a kill
 * is final.
 */
@Component
final class ProjectionTables {
  private static final int BATCH = 200;
  private static final String ARTICLE = """
      INSERT INTO article (id, revision, status, headline, standfirst, language, content_type, label,
        publication, sections, authors, accepted_at, published_at, embargo_until, expires_at, words)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, to_tsvector('simple', ?))
      ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, status = excluded.status,
        headline = excluded.headline, standfirst = excluded.standfirst,
        language = excluded.language, content_type = excluded.content_type,
        label = excluded.label, publication = excluded.publication, sections = excluded.sections,
        authors = excluded.authors, accepted_at = excluded.accepted_at,
        published_at = excluded.published_at, embargo_until = excluded.embargo_until,
        expires_at = excluded.expires_at, words = excluded.words
      WHERE article.revision < excluded.revision AND article.status <> 'CANCELED'
      """;
  // Of two records with one revision the first stands: the log's order decides, as it does in ingest.
  private static final String REVISION = """
      INSERT INTO revision (article_id, revision, accepted_at, accepted_by, killed, note, partition,
        record_offset, appended_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (article_id, revision) DO UPDATE SET accepted_by = excluded.accepted_by,
        note = excluded.note, partition = excluded.partition,
        record_offset = excluded.record_offset, appended_at = excluded.appended_at
      WHERE revision.record_offset IS NULL
      """;
  private static final String RENDERED = """
      INSERT INTO revision (article_id, revision, accepted_at, killed, note, rendered_at, formats)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (article_id, revision) DO UPDATE SET rendered_at = excluded.rendered_at,
        formats = excluded.formats
      """;
  private static final String DELIVERY = """
      INSERT INTO delivery (article_id, revision, endpoint_id, partner_id, outcome, attempts, status,
        reason, at, next_attempt_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (article_id, revision, endpoint_id) DO UPDATE SET outcome = excluded.outcome,
        attempts = excluded.attempts, status = excluded.status, reason = excluded.reason,
        at = excluded.at, next_attempt_at = excluded.next_attempt_at
      WHERE delivery.at <= excluded.at
      """;

  private final JdbcTemplate jdbc;

  ProjectionTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void putArticles(List<Appended> appended) {
    jdbc.batchUpdate(ARTICLE, appended, BATCH, (row, one) -> {
      var article = one.article();
      var authors = article.getContributors().stream()
          .filter(who -> who.getRole() == ContributorRole.AUTHOR).map(Contributor::getName)
          .toList();
      set(row, article.getId(), article.getRevision(), status(article.getPubStatus()),
          article.getHeadline(), article.getStandfirst(), article.getLanguage(),
          article.getContentType().getSlug(), article.getContentType().getLabel(),
          article.getPublication().getSlug(), texts(row, article.getSections()),
          texts(row, authors), time(article.getAcceptedAt()), time(article.getPublishedAt()),
          time(article.getEmbargoUntil()), time(article.getExpiresAt()),
          words(article, authors));
    });
    jdbc.batchUpdate(REVISION, appended, BATCH, (row, one) -> {
      var article = one.article();
      set(row, article.getId(), article.getRevision(), time(article.getAcceptedAt()), one.sender(),
          article.getPubStatus() == PubStatus.CANCELED,
          article.getPubStatus() == PubStatus.CANCELED
              ? article.getKillReason()
              : article.getCorrectionNote(),
          one.partition(), one.offset(), time(one.at()));
    });
  }

  /** What a search finds it by. The text is not in it: this is a list, and no archive. */
  private static String words(Article article, List<String> authors) {
    return Stream.of(Stream.of(article.getHeadline(), article.getStandfirst(), article.getSlug(),
        article.getId()), authors.stream(), article.getKeywords().stream(),
        article.getPlaces().stream())
        .flatMap(words -> words).filter(Objects::nonNull).collect(Collectors.joining(" "));
  }

  void putRenditions(List<RenderedArticle> rendered) {
    jdbc.batchUpdate(RENDERED, rendered, BATCH, (row, one) -> {
      var killed = one.getPubStatus() == PubStatus.CANCELED;
      set(row, one.getId(), one.getRevision(), time(one.getAcceptedAt()), killed,
          killed ? one.getKillReason() : one.getCorrectionNote(), time(one.getRenderedAt()),
          one.getRenditions().size());
    });
  }

  void putReceipts(List<DeliveryReceipt> receipts) {
    jdbc.batchUpdate(DELIVERY, receipts, BATCH, (row, one) -> set(row, one.getArticleId(),
        one.getRevision(), one.getEndpointId(), one.getPartnerId(),
        String.valueOf(one.getOutcome()), one.getAttempts(), one.getStatus(), one.getReason(),
        time(one.getAt()), time(one.getNextAttemptAt())));
  }

  private static void set(PreparedStatement row, @Nullable Object... values) throws SQLException {
    for (var at = 0; at < values.length; at++) {
      row.setObject(at + 1, values[at]);
    }
  }

  private static String status(@Nullable PubStatus status) {
    return status == null ? PubStatus.WITHHELD.name() : status.name();
  }

  private static Array texts(PreparedStatement row, List<String> values) throws SQLException {
    return row.getConnection().createArrayOf("text", values.toArray());
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
