package io.newswire.ingest.submission;

import java.util.TreeMap;
import java.util.Map;
import java.util.Objects;

import io.newswire.event.ContentType;
import io.newswire.event.Publication;
import io.newswire.event.Underwriter;
import io.newswire.ingest.json.Format;
import io.newswire.ingest.json.JsonFields;
import io.newswire.ingest.markup.ArticleMarkup;
import io.newswire.ingest.vocabulary.ContentTypes;
import io.newswire.platform.publication.Publications;
import org.jspecify.annotations.Nullable;

/** The fields of an article, one after the other, and what they ask of each other. */
final class ArticleFields {
  private static final Format<String> NAME = Text.line(100);
  private static final Format<String> NOTE = Text.lines(2_000);
  private static final int MOST_NAMES = 50;
  private static final int ROUTINE = 8;
  private static final int MOST_EXTENSIONS = 100;
  private static final int LONGEST_EXTENSION = 20_000;
  /** RFC 8259 §6: beyond it, JSON's readers disagree about whole numbers. */
  private static final long LAST_REVISION = (1L << 53) - 1;

  private final ContentTypes contentTypes;
  private final OneOf<ContentTypes.Entry> contentType;
  private final OneOf<Publication> publication;
  private final Publication defaultPublication;
  private final BodyFields body;

  ArticleFields(ContentTypes contentTypes, Publications publications, ArticleMarkup markup) {
    this.contentTypes = contentTypes;
    this.contentType = OneOf.of(contentTypes.bySlug());
    var titles = titles(publications);
    this.publication = OneOf.of(titles);
    this.defaultPublication = Objects.requireNonNull(titles.get(Publications.DEFAULT));
    this.body = new BodyFields(markup);
  }

  ArticleSubmission read(JsonFields fields, @Nullable String expectedId, String contentHash) {
    var title = orElse(fields.optional("publication", publication), defaultPublication);
    var canonicalUrl = fields.optional("canonicalUrl", Addresses::url);
    var submission = new ArticleSubmission(
        fields.optional("id", Addresses::uri),
        fields.integer("revision", 1, LAST_REVISION),
        contentHash,
        readContentType(fields),
        title,
        fields.required("headline", Text.line(500), ""),
        fields.optional("shortHeadline", Text.line(200)),
        fields.optional("standfirst", NOTE),
        fields.optional("slug", Text.line(200)),
        fields.required("language", Languages::parse, ""),
        body.read(fields, canonicalUrl == null ? title.getHomePage() : canonicalUrl),
        fields.object("underwriter", ArticleFields::readUnderwriter),
        fields.texts("sections", MOST_NAMES, NAME),
        Parts.subjects(fields),
        fields.texts("keywords", 2 * MOST_NAMES, NAME),
        fields.texts("places", MOST_NAMES, Text.line(200)),
        Parts.contributors(fields),
        Parts.images(fields),
        Parts.related(fields),
        fields.optional("source", Text.line(200)),
        fields.optional("copyright", NOTE),
        fields.optional("usageTerms", NOTE),
        canonicalUrl,
        Parts.number(fields, "urgency", ROUTINE),
        fields.optional("publishedAt", Moments::parse),
        fields.optional("updatedAt", Moments::parse),
        fields.optional("embargoUntil", Moments::parse),
        fields.optional("expiresAt", Moments::parse),
        fields.optional("correctionNote", NOTE),
        fields.extensions("extensions", MOST_EXTENSIONS, LONGEST_EXTENSION));
    if (expectedId != null && submission.id() != null && !expectedId.equals(submission.id())) {
      fields.wrong("id", "is not the id in the path; they must be the same, or leave this out.");
    }
    requireConsistency(fields, submission);
    return submission;
  }

  private ContentType readContentType(JsonFields fields) {
    var named = fields.optional("contentType", contentType);
    var type = orElse(named,
        Objects.requireNonNull(contentTypes.bySlug().get(ContentTypes.DEFAULT)));
    var disclosure = fields.optional("disclosure", NOTE);
    return new ContentType(type.slug(), type.uri(), type.label(),
        disclosure == null ? type.disclosure() : disclosure);
  }

  private void requireConsistency(JsonFields fields, ArticleSubmission submission) {
    var slug = submission.contentType().getSlug();
    var type = contentTypes.bySlug().get(slug);
    if (type != null && type.requiresUnderwriter() && submission.underwriter() == null) {
      fields.wrong("underwriter", "is missing; an article of contentType '" + slug
          + "' says who paid for it: {\"name\": …, \"url\": …}.");
    }
    var embargo = submission.embargoUntil();
    var expiry = submission.expiresAt();
    if (embargo != null && expiry != null && !embargo.isBefore(expiry)) {
      fields.wrong("embargoUntil", "is not before expiresAt: nobody could ever show the article.");
    }
  }

  private static Underwriter readUnderwriter(JsonFields fields) {
    return new Underwriter(fields.required("name", Text.line(200), ""),
        fields.optional("url", Addresses::url));
  }

  private static Map<String, Publication> titles(Publications publications) {
    var titles = new TreeMap<String, Publication>();
    publications.publications().forEach((slug, title) -> titles.put(slug,
        new Publication(slug, title.name(), title.homePage(), title.logo())));
    return titles;
  }

  private static <T> T orElse(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
