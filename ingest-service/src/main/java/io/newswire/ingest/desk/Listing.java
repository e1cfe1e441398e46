package io.newswire.ingest.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The desk's list of articles, the newest accepted first. */
@Component
final class Listing {
  static final int PAGE = 30;
  private static final int DEEPEST = 300;

  private final JdbcClient jdbc;
  private final Clock clock;

  Listing(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What to look for; an empty field leaves it open.
   *
   * @param q words, or how they begin
   * @param state one of standing, embargoed, expired, withheld, killed
   * @param from the first day on which it may have been accepted (UTC), and {@code to} the last
   * @param page from 0
   */
  record Search(String q, String state, String section, String author, String type,
      @Nullable LocalDate from, @Nullable LocalDate to, int page) {
    Search {
      page = Math.clamp(page, 0, DEEPEST);
    }

    /** Whether anything narrows it. */
    public boolean narrows() {
      return !q.isBlank() || !state.isBlank() || !section.isBlank() || !author.isBlank()
          || !type.isBlank() || from != null || to != null;
    }

    /** As PostgreSQL asks for words, each of which may go on. */
    private @Nullable String words() {
      var words = Arrays.stream(q.split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty())
          .map(word -> word + ":*").collect(Collectors.joining(" & "));
      return words.isEmpty() ? null : words;
    }
  }

  /**
   * A line of the list.
   *
   * @param state as in {@link Search}
   * @param delivered how many endpoints have confirmed the newest revision
   * @param open how many are still to be tried
   * @param lost how many were given up
   */
  public record Line(String id, long revision, String headline, String label, List<String> sections,
      List<String> authors, Instant acceptedAt, String state, boolean rendered, int delivered,
      int open, int lost) {}

  private static final String STATE = """
      CASE WHEN status = 'CANCELED' THEN 'killed' WHEN status = 'WITHHELD' THEN 'withheld'
        WHEN expires_at <= :now THEN 'expired' WHEN embargo_until > :now THEN 'embargoed'
        ELSE 'standing' END
      """;

  /** At most one more than a page: whether there is another one. */
  List<Line> find(Search search) {
    return jdbc.sql("""
        WITH found AS (
          SELECT *, %s AS state FROM article
          WHERE (CAST(:words AS text) IS NULL OR words @@ to_tsquery('simple', :words))
            AND (:section = '' OR :section = ANY (sections))
            AND (:author = '' OR EXISTS (
              SELECT FROM unnest(authors) AS who WHERE position(lower(:author) IN lower(who)) > 0))
            AND (:type = '' OR content_type = :type)
            AND (CAST(:from AS timestamptz) IS NULL OR accepted_at >= :from)
            AND (CAST(:to AS timestamptz) IS NULL OR accepted_at < :to)
        ), shown AS (
          SELECT * FROM found WHERE :state = '' OR state = :state
          ORDER BY accepted_at DESC, id LIMIT :most OFFSET :skip
        )
        SELECT shown.*, r.rendered_at IS NOT NULL AS rendered, d.delivered, d.open, d.lost
        FROM shown
        LEFT JOIN revision r ON r.article_id = shown.id AND r.revision = shown.revision
        CROSS JOIN LATERAL (
          SELECT count(*) FILTER (WHERE outcome = 'DELIVERED') AS delivered,
            count(*) FILTER (WHERE outcome = 'FAILED') AS open,
            count(*) FILTER (WHERE outcome IN ('EXHAUSTED', 'ABANDONED')) AS lost
          FROM delivery WHERE article_id = shown.id AND delivery.revision = shown.revision
        ) d
        ORDER BY accepted_at DESC, id
        """.formatted(STATE))
        .param("now", time(clock.instant()))
        .param("words", search.words())
        .param("section", search.section())
        .param("author", search.author().strip())
        .param("type", search.type())
        .param("from", day(search.from()))
        .param("to", search.to() == null ? null : day(search.to().plusDays(1)))
        .param("state", search.state())
        .param("most", PAGE + 1)
        .param("skip", search.page() * PAGE)
        .query((row, _) -> new Line(row.getString("id"), row.getLong("revision"),
            row.getString("headline"), row.getString("label"),
            List.of((String[]) row.getArray("sections").getArray()),
            List.of((String[]) row.getArray("authors").getArray()),
            row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
            row.getString("state"), row.getBoolean("rendered"), row.getInt("delivered"),
            row.getInt("open"), row.getInt("lost")))
        .list();
  }

  /** The sections of what came last, for the filter. */
  List<String> sections() {
    return jdbc.sql("""
        SELECT DISTINCT unnest(sections) FROM (
          SELECT sections FROM article ORDER BY accepted_at DESC LIMIT 2000) AS recent
        ORDER BY 1 LIMIT 100
        """).query(String.class).list();
  }

  private static @Nullable OffsetDateTime day(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay().atOffset(ZoneOffset.UTC);
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
