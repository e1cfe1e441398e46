package io.newswire.ingest.preflight;

import static io.newswire.ingest.preflight.Finding.Severity.REJECT;
import static io.newswire.ingest.preflight.Finding.Severity.WARN;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.newswire.event.PaidContent;
import io.newswire.ingest.submission.ArticleSubmission;
import org.springframework.stereotype.Component;

/** Holds an article against the rules that platforms have published; docs/preflight.md lists them. */
@Component
public class Preflight {
  private final List<Profile> profiles;
  private final List<String> onPosting;

  Preflight(Clock clock, PreflightSettings settings) {
    this.profiles = List.of(msn(), smartNews(), flipboard(), appleNews(), googleNews(clock),
        dzen());
    this.onPosting = settings.onPosting();
    if (!profiles().containsAll(onPosting)) {
      throw new IllegalStateException("newswire.preflight.on-posting is " + onPosting
          + "; there are " + profiles());
    }
  }

  /** What the platforms that the house has chosen have against the article. */
  public List<Finding> check(ArticleSubmission article) {
    return check(article, onPosting);
  }

  /** The profiles' names. */
  public List<String> profiles() {
    return profiles.stream().map(Profile::name).toList();
  }

  /** What the platforms of these profiles have against the article; nothing where it is fine. */
  public List<Finding> check(ArticleSubmission article, Collection<String> names) {
    return profiles.stream().filter(profile -> names.contains(profile.name()))
        .flatMap(profile -> profile.check(article).stream()).toList();
  }

  private static Profile msn() {
    return new Profile("msn",
        Rules.titleLength("MSN", 21, 150),
        Rules.leadImage(WARN, "MSN", 0),
        Rules.leadImageForPartners("MSN"),
        Rules.everyImage(REJECT, "image-credit", "credit", image -> isSaid(image.getCredit()),
            "MSN takes no picture without credit. Say whose it is."),
        Rules.everyImage(WARN, "image-title", "alt", image -> isSaid(image.getAlt()),
            "MSN wants a title for every picture. Say in alt what is to be seen."),
        Rules.author(WARN, "MSN"));
  }

  private static Profile smartNews() {
    return new Profile("smartnews",
        Rules.leadImage(WARN, "SmartNews", 0),
        Rules.leadImageForPartners("SmartNews"),
        Rules.section(WARN, "SmartNews"),
        article -> article.body().contains("<iframe")
            ? Rules.breach(WARN, "embed-dropped", "/body",
                "SmartNews leaves embeds out. Make sure that the text stands without them.")
            : Stream.empty());
  }

  private static Profile flipboard() {
    return new Profile("flipboard",
        Rules.leadImage(WARN, "Flipboard", 400),
        Rules.leadImageForPartners("Flipboard"),
        Rules.author(WARN, "Flipboard"));
  }

  private static Profile appleNews() {
    return new Profile("apple-news",
        Rules.imageFormats("Apple News", Set.of("image/jpeg", "image/png", "image/gif")),
        Rules.leadImageForPartners("Apple News"),
        Rules.everyImage(WARN, "image-accessibility", "alt", image -> isSaid(image.getAlt()),
            "Apple News reads a description of every picture aloud. Say in alt what is to be"
                + " seen."),
        article -> PaidContent.isShapedByWhoPaid(article.contentType())
            ? Rules.breach(WARN, "sponsored-metadata", "/contentType",
                "Apple News asks for isSponsored with paid content. Send the rendition"
                    + " apple-news-metadata with the article.")
            : Stream.empty());
  }

  private static Profile googleNews(Clock clock) {
    return new Profile("google-news",
        Rules.leadImage(WARN, "Google News", 1200),
        Rules.author(WARN, "Google News"),
        article -> article.publishedAt() != null
            && article.publishedAt().isBefore(clock.instant().minus(Duration.ofDays(2)))
                ? Rules.breach(WARN, "too-old-for-sitemap", "/publishedAt",
                    "A news sitemap lists articles of the last two days; this one will not be in"
                        + " it.")
                : Stream.empty());
  }

  private static Profile dzen() {
    return new Profile("dzen",
        Rules.leastText("Dzen", 300),
        Rules.leadImage(WARN, "Dzen", 700),
        Rules.leadImageForPartners("Dzen"),
        Rules.everyImage(WARN, "image-media-type", "mediaType",
            image -> isSaid(image.getMediaType()),
            "Dzen reads a picture's type from its enclosure. Say its mediaType."));
  }

  private static boolean isSaid(@org.jspecify.annotations.Nullable String text) {
    return text != null && !text.isBlank();
  }
}
