package io.newswire.ingest.preflight;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.newswire.event.ContributorRole;
import io.newswire.event.Image;
import io.newswire.event.ImageRole;
import io.newswire.ingest.preflight.Finding.Severity;
import io.newswire.ingest.preflight.Profile.Breach;
import io.newswire.ingest.preflight.Profile.Rule;
import io.newswire.ingest.submission.ArticleSubmission;

/** The kinds of rules that platforms have. Lengths are in characters as readers count them. */
final class Rules {
  private Rules() {}

  /** A title within bounds; a short headline takes the place of one that is too long. */
  static Rule titleLength(String platform, int least, int most) {
    return article -> {
      var length = length(article.headline());
      var brief = article.shortHeadline();
      if (length < least) {
        return breach(Severity.REJECT, "title-too-short", "/headline", "The title is " + length
            + " characters; " + platform + " takes none of fewer than " + least
            + ". Say more in it.");
      }
      if (length <= most || (brief != null && length(brief) <= most)) {
        return Stream.empty();
      }
      return breach(Severity.REJECT, "title-too-long", "/headline", "The title is " + length
          + " characters; " + platform + " takes " + most + ". Shorten it, or give a shortHeadline"
          + " of at most " + most + ".");
    };
  }

  /** A picture that opens the article, at least so many pixels wide where its width is known. */
  static Rule leadImage(Severity severity, String platform, int leastWidth) {
    return article -> {
      for (int at = 0; at < article.images().size(); at++) {
        var image = article.images().get(at);
        if (image.getRole() == ImageRole.LEAD) {
          var width = image.getWidth();
          return width == null || width >= leastWidth
              ? Stream.empty()
              : breach(Severity.WARN, "lead-image-small", "/images/" + at + "/width",
                  "The lead picture is " + width + " pixels wide; " + platform + " wants "
                      + leastWidth + " or more. Send a larger one.");
        }
      }
      return breach(severity, "lead-image-missing", "/images",
          "No picture has the role lead; " + platform
              + (severity == Severity.REJECT ? " needs one." : " shows articles with one first.")
              + " Add one.");
    };
  }

  /**
   * The picture that opens the article is one that the platform gets. Not for those that read our own
   * page, which has it.
   */
  static Rule leadImageForPartners(String platform) {
    return article -> IntStream.range(0, article.images().size())
        .filter(at -> article.images().get(at).getRole() == ImageRole.LEAD)
        .filter(at -> !article.images().get(at).getSyndication())
        .mapToObj(at -> new Breach(Severity.WARN, "lead-image-not-for-syndication",
            "/images/" + at + "/syndication", "The lead picture is not for syndication; "
                + platform + " gets the article without it. Lead with a picture that partners may"
                + " have."));
  }

  /** Something that every picture must have; one that is not for syndication reaches no platform. */
  static Rule everyImage(Severity severity, String rule, String field, Predicate<Image> holds,
      String detail) {
    return article -> IntStream.range(0, article.images().size())
        .filter(at -> article.images().get(at).getSyndication())
        .filter(at -> !holds.test(article.images().get(at)))
        .mapToObj(at -> new Breach(severity, rule, "/images/" + at + "/" + field, detail));
  }

  /** Pictures in a format that the platform shows; one whose format is not given may be. */
  static Rule imageFormats(String platform, Set<String> mediaTypes) {
    return everyImage(Severity.REJECT, "image-format", "mediaType",
        image -> image.getMediaType() == null
            || mediaTypes.contains(image.getMediaType().toLowerCase(Locale.ROOT)),
        platform + " shows " + String.join(", ", mediaTypes.stream().sorted().toList())
            + " alone. Send the picture as one of them.");
  }

  static Rule leastText(String platform, int least) {
    return article -> {
      var length = length(textOf(article));
      return length >= least
          ? Stream.empty()
          : breach(Severity.REJECT, "text-too-short", "/body", "The text has " + length
              + " characters; " + platform + " takes none of fewer than " + least + ".");
    };
  }

  /** An author by name. */
  static Rule author(Severity severity, String platform) {
    return article -> article.contributors().stream()
        .anyMatch(one -> one.getRole() == ContributorRole.AUTHOR)
            ? Stream.empty()
            : breach(severity, "author-missing", "/authors",
                "No author is named; " + platform + " looks for one. Add an author.");
  }

  static Rule section(Severity severity, String platform) {
    return article -> article.sections().isEmpty()
        ? breach(severity, "section-missing", "/sections",
            platform + " sorts articles by section, and this one has none. Add one.")
        : Stream.empty();
  }

  static Stream<Breach> breach(Severity severity, String rule, String pointer, String detail) {
    return Stream.of(new Breach(severity, rule, pointer, detail));
  }

  /** The text without its markup. */
  static String textOf(ArticleSubmission article) {
    return article.body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
