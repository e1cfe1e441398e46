package io.newswire.syndication.feed;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.util.Locale;

import io.newswire.platform.publication.Publications;
import io.newswire.platform.publication.Publications.Title;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of itself.
 *
 * @param url its own URL without the format's extension
 * @param query of its own URL, with the question mark; empty where it has none
 * @param hub where to subscribe to it; null: nowhere
 * @param image an absolute URL
 * @param language a BCP 47 tag; null: that of its entries, where they share one
 * @param timeToLive how long an RSS reader is asked to wait between two polls; null: as long as for
 *     every feed
 */
record FeedProfile(String url, String query, @Nullable String hub, String title,
    String description, Title publication, @Nullable String image, @Nullable String language,
    @Nullable Duration timeToLive) {
  /** Said of feeds that show articles before everybody may. */
  private static final String EMBARGOED = " (with articles under embargo: dcterms:available, or"
      + " _newswire.embargo_until, says when one may be published)";

  static FeedProfile of(Feed feed, Publications publications) {
    var house = requireNonNull(publications.find(Publications.DEFAULT));
    var url = publications.publicUrl() + "/feeds/" + feed.name();
    var hub = FeedLinks.hub(publications.publicUrl());
    var saved = feed.saved();
    if (saved != null) {
      var publication = requireNonNullElse(publications.find(saved.publication()), house);
      return new FeedProfile(url, "", hub, saved.title(),
          requireNonNullElse(saved.description(), saved.title() + " from " + publication.name())
              + (saved.earlyAccess() ? EMBARGOED : ""),
          publication, saved.image() == null ? publication.logo() : saved.image(),
          saved.language(), saved.timeToLive());
    }
    var section = feed.section() == null ? null : titled(feed.section());
    return new FeedProfile(url, "", hub,
        section == null ? house.name() : house.name() + ": " + section,
        description(house, section), house, house.logo(), null, null);
  }

  /** Of a feed of what a search finds: there is no subscribing to it, since nobody keeps it. */
  static FeedProfile of(FeedQuery query, Publications publications) {
    var house = requireNonNull(publications.find(Publications.DEFAULT));
    var title = house.name() + ": " + query.title();
    return new FeedProfile(publications.publicUrl() + "/feeds/search", query.written(), null, title,
        title, house, house.logo(), null, null);
  }

  /** Its URL in this format. */
  String url(FeedFormat format) {
    return url + "." + format.extension() + query;
  }

  /** Where browsers find what lets people read it. */
  String stylesheet() {
    return url.substring(0, url.lastIndexOf('/')) + ".css";
  }

  /** What its document says that it is written in; null where that is not known. */
  @Nullable
  String languageOf(FeedContent content) {
    return language == null ? content.language() : language;
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
