package io.newswire.syndication.feed;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

import io.newswire.platform.publication.Publications;
import io.newswire.platform.publication.Publications.Title;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of itself.
 *
 * @param url its own URL without the format's extension
 * @param hub where to subscribe to it
 */
record FeedProfile(String url, String hub, String title, String description,
    Title publication) {
  static FeedProfile of(FeedTable.Feed feed, Publications publications) {
    var publication = requireNonNull(publications.find(Publications.DEFAULT));
    var section = feed.section() == null ? null : titled(feed.section());
    return new FeedProfile(
        publications.publicUrl() + "/feeds/" + feed.name(),
        FeedLinks.hub(publications.publicUrl()),
        section == null ? publication.name() : publication.name() + ": " + section,
        description(publication, section),
        publication);
  }

  /** Its URL in this format. */
  String url(FeedFormat format) {
    return url + "." + format.extension();
  }

  private static String description(Title publication, @Nullable String section) {
    if (section != null) {
      return section + " from " + publication.name();
    }
    return publication.description() == null
        ? "The latest from " + publication.name()
        : publication.description();
  }

  /** A section's slug as a name for people: {@code world-news} reads "World news". */
  private static String titled(String section) {
    var words = FeedName.isSlug(section) ? section.replace('-', ' ').strip() : section;
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
