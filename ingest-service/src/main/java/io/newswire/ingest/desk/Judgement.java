package io.newswire.ingest.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.newswire.event.Article;
import io.newswire.ingest.preflight.Finding;
import io.newswire.ingest.preflight.Preflight;
import io.newswire.ingest.submission.ArticleSubmission;
import io.newswire.ingest.submission.SubmissionReader;
import io.newswire.ingest.vocabulary.ContentTypes;
import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is to be said of an article before it is posted: the API's own rules, the desk's, platforms'. */
@Component
final class Judgement {
  private final WrittenArticle written;
  private final SubmissionReader submissions;
  private final Preflight preflight;
  private final ContentTypes contentTypes;

  Judgement(WrittenArticle written, SubmissionReader submissions, Preflight preflight,
      ContentTypes contentTypes) {
    this.written = written;
    this.submissions = submissions;
    this.preflight = preflight;
    this.contentTypes = contentTypes;
  }

  /**
   * The verdict.
   *
   * @param submission null where there are problems that forbid it
   * @param problems by the name of the field in the form
   */
  record Verdict(@Nullable ArticleSubmission submission, Map<String, String> problems,
      List<Finding> findings) {
    /** What each platform has against it, by the platform's profile. */
    public Map<String, List<Finding>> byPlatform() {
      return findings.stream().collect(
          Collectors.groupingBy(Finding::profile, LinkedHashMap::new, Collectors.toList()));
    }
  }

  Verdict of(Writing writing, @Nullable Article before) {
    var problems = new LinkedHashMap<String, String>();
    ArticleSubmission submission = null;
    try {
      submission = submissions.readArticle(written.document(writing, before),
          before == null ? null : before.getId());
    } catch (InvalidRequest invalid) {
      invalid.errors().forEach(
          error -> problems.merge(field(error), said(error), (one, two) -> one + " " + two));
    }
    creditPictures(writing, problems);
    return new Verdict(problems.isEmpty() ? submission : null, problems,
        submission == null ? List.of() : preflight.check(submission, preflight.profiles()));
  }

  private void creditPictures(Writing writing, Map<String, String> problems) {
    var entry = contentTypes.bySlug().get(writing.value("contentType"));
    if (entry == null || !entry.requiresPictureCredits()) {
      return;
    }
    for (var at = 0; at < writing.pictures().size(); at++) {
      var picture = writing.pictures().get(at);
      require(at, "caption", picture.caption(), entry.label(), problems);
      require(at, "credit", picture.credit(), entry.label(), problems);
    }
  }

  /** What the form calls each of the fields that have a problem. */
  static Map<String, String> labels(Map<String, String> problems) {
    var labels = new LinkedHashMap<String, String>();
    problems.keySet().forEach(field -> labels.put(field, label(field)));
    return labels;
  }

  private static String label(String field) {
    var parts = field.split("-");
    return switch (parts[0]) {
      case "picture" -> "Picture " + (Integer.parseInt(parts[1]) + 1) + ", "
          + (parts[2].equals("url") ? "address" : parts[2]);
      case "person" -> "By, name " + (Integer.parseInt(parts[1]) + 1);
      case "body" -> "Text";
      case "underwriterName" -> "Paid for by";
      case "underwriterUrl" -> "Their page";
      case "people" -> "By";
      case "embargoUntil" -> "Embargo until";
      case "expiresAt" -> "Expires";
      // "correctionNote": Correction note
      default -> parts[0].substring(0, 1).toUpperCase(Locale.ROOT)
          + parts[0].substring(1).replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    };
  }

  private static void require(int at, String name, String value, String type,
      Map<String, String> problems) {
    if (value.isBlank()) {
      problems.putIfAbsent("picture-" + at + "-" + name,
          "is missing; a picture with " + type + " needs its " + name + ".");
    }
  }

  /** The API's words without its name for the field, before which the form puts its own. */
  private static String said(FieldError error) {
    var name = error.pointer().substring(error.pointer().lastIndexOf('/') + 1);
    return error.detail().startsWith(name + " ")
        ? error.detail().substring(name.length() + 1)
        : error.detail();
  }

  /** The id of the field in the form that a pointer into the document is about. */
  private static String field(FieldError error) {
    var parts = error.pointer().split("/");
    if (parts.length < 2) {
      return "headline";
    }
    return switch (parts[1]) {
      case "bodyMarkdown" -> "body";
      case "underwriter" -> parts.length > 2 && parts[2].equals("url")
          ? "underwriterUrl"
          : "underwriterName";
      case "images" -> parts.length > 3 ? "picture-" + parts[2] + "-" + parts[3] : "pictures";
      case "authors" -> parts.length > 2 ? "person-" + parts[2] : "people";
      default -> parts[1];
    };
  }
}
