package io.newswire.syndication.entry;

import java.time.Instant;
import java.util.List;

import io.newswire.event.Contributor;
import io.newswire.event.ContributorRole;
import io.newswire.event.PubStatus;
import io.newswire.event.RenderedArticle;
import io.newswire.syndication.entry.Entry.State;
import io.newswire.syndication.entry.EntryChange.Kind;
import io.newswire.syndication.entry.EntrySummary.Subject;
import io.newswire.syndication.entry.EntryTable.Replaced;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A revision as it goes into the table {@code entry}: the components are its columns.
 *
 * @param turnsAt when time alone changes the state
 */
@JsonNaming(SnakeCaseStrategy.class)
record EntryRow(
    String articleId,
    long revision,
    State state,
    String eventId,
    String publication,
    String contentType,
    String language,
    String headline,
    String url,
    List<String> sections,
    List<Subject> subjects,
    List<String> keywords,
    List<String> places,
    List<String> authors,
    @Nullable Integer urgency,
    @Nullable String correctionNote,
    Instant acceptedAt,
    Instant publishedAt,
    Instant updatedAt,
    Instant visibleFrom,
    @Nullable Instant expiresAt,
    @Nullable Instant turnsAt,
    @Nullable Instant shownAt,
    Instant changedAt,
    @Nullable Instant killedAt,
    @Nullable String reason) {

  static EntryRow of(RenderedArticle article, Instant now) {
    var state = stateOf(article, now);
    var killed = state == State.KILLED;
    return new EntryRow(
        article.getId(),
        article.getRevision(),
        state,
        article.getEventId(),
        article.getPublication().getSlug(),
        article.getContentType().getSlug(),
        article.getLanguage(),
        article.getHeadline(),
        article.getUrl(),
        article.getSections(),
        article.getSubjects().stream()
            .map(subject -> new Subject(subject.getScheme(), subject.getCode(), subject.getName()))
            .toList(),
        article.getKeywords(),
        article.getPlaces(),
        article.getContributors().stream()
            .filter(contributor -> contributor.getRole() == ContributorRole.AUTHOR)
            .map(Contributor::getName)
            .toList(),
        article.getUrgency(),
        article.getCorrectionNote(),
        article.getAcceptedAt(),
        article.getPublishedAt(),
        article.getUpdatedAt(),
        visibleFrom(article),
        killed ? null : article.getExpiresAt(),
        turnsAt(article, state),
        shownAt(article, state, now),
        now,
        killed ? now : null,
        killed ? article.getKillReason() : null);
  }

  /** The change that this revision makes to what was known. */
  EntryChange replacing(Replaced replaced) {
    return new EntryChange(new ArticleId(articleId), revision, replaced.revision(), kind(replaced),
        visibleFrom, expiresAt, reason, summary());
  }

  private Kind kind(Replaced replaced) {
    return switch (state) {
      case KILLED -> Kind.KILLED;
      case WITHHELD -> Kind.WITHHELD;
      case SCHEDULED, VISIBLE, EXPIRED -> {
        if (correctionNote != null) {
          yield Kind.CORRECTED;
        }
        yield replaced.usable() ? Kind.UPDATED : Kind.PUBLISHED;
      }
    };
  }

  private EntrySummary summary() {
    return new EntrySummary(eventId, publication, contentType, language, headline, url, sections,
        subjects, keywords, places, authors, urgency, correctionNote, acceptedAt, publishedAt,
        updatedAt);
  }

  /**
   * A kill says by itself that its article was shown, unless that was under embargo: of an article that
   * is read from a compacted log for the first time there is nothing else left.
   */
  private static @Nullable Instant shownAt(RenderedArticle article, State state, Instant now) {
    return switch (state) {
      case VISIBLE -> now;
      case KILLED -> isUnderEmbargo(article, article.getAcceptedAt())
          ? null
          : article.getPublishedAt();
      case SCHEDULED, EXPIRED, WITHHELD -> null;
    };
  }

  private static State stateOf(RenderedArticle article, Instant now) {
    return switch (article.getPubStatus()) {
      case CANCELED -> State.KILLED;
      case WITHHELD -> State.WITHHELD;
      case USABLE -> {
        if (article.getExpiresAt() != null && !article.getExpiresAt().isAfter(now)) {
          yield State.EXPIRED;
        }
        yield isUnderEmbargo(article, now) ? State.SCHEDULED : State.VISIBLE;
      }
    };
  }

  private static boolean isUnderEmbargo(RenderedArticle article, Instant now) {
    return article.getEmbargoUntil() != null && article.getEmbargoUntil().isAfter(now);
  }

  private static Instant visibleFrom(RenderedArticle article) {
    return article.getEmbargoUntil() == null || article.getPubStatus() == PubStatus.CANCELED
        ? article.getAcceptedAt()
        : article.getEmbargoUntil();
  }

  private static @Nullable Instant turnsAt(RenderedArticle article, State state) {
    return switch (state) {
      case SCHEDULED -> article.getEmbargoUntil();
      case VISIBLE -> article.getExpiresAt();
      case EXPIRED, WITHHELD, KILLED -> null;
    };
  }
}
