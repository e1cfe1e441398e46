package io.newswire.ingest.article;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.newswire.event.Article;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.RawValue;

/** An article as it is shown: a submission's fields, and those that Newswire writes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArticleView(
    String id,
    long revision,
    String eventId,
    Instant acceptedAt,
    String pubStatus,
    @Nullable String killReason,
    String headline,
    @Nullable String shortHeadline,
    @Nullable String standfirst,
    @Nullable String slug,
    String language,
    String body,
    String contentType,
    @Nullable String disclosure,
    @Nullable Underwriter underwriter,
    List<String> sections,
    List<Subject> subjects,
    List<String> keywords,
    List<String> places,
    List<Author> authors,
    List<Image> images,
    List<Related> related,
    String publication,
    @Nullable String source,
    @Nullable String copyright,
    @Nullable String usageTerms,
    @Nullable String canonicalUrl,
    @Nullable Integer urgency,
    Instant publishedAt,
    Instant updatedAt,
    @Nullable Instant embargoUntil,
    @Nullable Instant expiresAt,
    @Nullable String correctionNote,
    @Nullable Map<String, RawValue> extensions) {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Underwriter(String name, @Nullable String url) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Subject(String scheme, String code, @Nullable String name) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Author(String name, String role, @Nullable String url, @Nullable String email) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Image(String url, @Nullable Integer width, @Nullable Integer height,
      @Nullable String mediaType, @Nullable String alt, @Nullable String caption,
      @Nullable String credit, String role, boolean syndication) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Related(@Nullable String url, @Nullable String title, @Nullable String articleId) {}

  public static ArticleView of(Article article) {
    var payer = article.getUnderwriter();
    return new ArticleView(
        article.getId(), article.getRevision(), article.getEventId(), article.getAcceptedAt(),
        article.getPubStatus().name(), article.getKillReason(),
        article.getHeadline(), article.getShortHeadline(), article.getStandfirst(),
        article.getSlug(), article.getLanguage(), article.getBody(),
        article.getContentType().getSlug(), article.getContentType().getDisclosure(),
        payer == null ? null : new Underwriter(payer.getName(), payer.getUrl()),
        article.getSections(),
        article.getSubjects().stream()
            .map(it -> new Subject(it.getScheme(), it.getCode(), it.getName())).toList(),
        article.getKeywords(), article.getPlaces(),
        article.getContributors().stream()
            .map(it -> new Author(it.getName(), word(it.getRole()), it.getUrl(), it.getEmail()))
            .toList(),
        article.getImages().stream()
            .map(it -> new Image(it.getUrl(), it.getWidth(), it.getHeight(), it.getMediaType(),
                it.getAlt(), it.getCaption(), it.getCredit(), word(it.getRole()),
                it.getSyndication()))
            .toList(),
        article.getRelated().stream()
            .map(it -> new Related(it.getUrl(), it.getTitle(), it.getArticleId())).toList(),
        article.getPublication().getSlug(),
        article.getSource(), article.getCopyright(), article.getUsageTerms(),
        article.getCanonicalUrl(), article.getUrgency(),
        article.getPublishedAt(), article.getUpdatedAt(), article.getEmbargoUntil(),
        article.getExpiresAt(), article.getCorrectionNote(),
        article.getExtensions().isEmpty() ? null : raw(article.getExtensions()));
  }

  private static Map<String, RawValue> raw(Map<String, String> extensions) {
    var values = new TreeMap<String, RawValue>();
    extensions.forEach((name, value) -> values.put(name, new RawValue(value)));
    return values;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
