package io.newswire.ingest.submission;

import java.util.Map;
import java.util.Set;

import io.newswire.ingest.json.Findings;
import io.newswire.ingest.json.Format;
import io.newswire.ingest.json.JsonFields;
import io.newswire.ingest.json.StrictJson;
import io.newswire.ingest.markup.ArticleMarkup;
import io.newswire.ingest.vocabulary.ContentTypes;
import io.newswire.platform.problem.InvalidRequest;
import io.newswire.platform.publication.Publications;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads what a sender wrote: all of it, or nothing and the reasons why, all at once. */
@Component
public class SubmissionReader {
  /** The largest body, in bytes of UTF-8. */
  public static final int LARGEST_BODY = 1024 * 1024;

  private static final String OURS = "is written by Newswire; leave it out.";
  private static final Map<String, String> READ_ONLY = Map.of("pubStatus",
      "is written by Newswire; leave it out. POST /articles/{id}/kill takes an article down.",
      "eventId", OURS, "acceptedAt", OURS, "killReason", OURS);
  private static final Set<String> NOT_CONTENT = Set.of("id", "revision");
  private static final Map<String, String> DEFAULTS = Map.of(
      "contentType", ContentTypes.DEFAULT, "publication", Publications.DEFAULT);

  private final ArticleFields articleFields;

  SubmissionReader(ContentTypes contentTypes, Publications publications, ArticleMarkup markup) {
    this.articleFields = new ArticleFields(contentTypes, publications, markup);
  }

  /**
   * Reads an article.
   *
   * @param id the id that the article must have, if it has one; null: any
   * @throws InvalidRequest where anything is wrong with it
   */
  public ArticleSubmission readArticle(byte[] json, @Nullable String id) {
    var document = StrictJson.read(json);
    var findings = new Findings();
    var submission = JsonFields.read(document, findings, READ_ONLY,
        fields -> articleFields.read(fields, id, hash(document)));
    findings.throwIfAny();
    return submission;
  }

  /**
   * Reads the order to kill an article.
   *
   * @throws InvalidRequest where anything is wrong with it
   */
  public KillOrder readKillOrder(byte[] json) {
    var document = StrictJson.read(json);
    var findings = new Findings();
    Format<String> reason = Text.lines(1_000);
    var order = JsonFields.read(document, findings, Map.of(),
        fields -> new KillOrder(fields.required("reason", reason, ""), hash(document)));
    findings.throwIfAny();
    return order;
  }

  private static String hash(JsonNode document) {
    return ContentHash.of(document, NOT_CONTENT, DEFAULTS);
  }
}
