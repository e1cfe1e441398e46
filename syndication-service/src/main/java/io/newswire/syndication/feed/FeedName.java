package io.newswire.syndication.feed;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** A feed's name, a slug: it stands in the feed's URL. */
record FeedName(@JsonValue String value) implements Comparable<FeedName> {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,100}");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NOT_IN_A_SLUG = Pattern.compile("[^a-z0-9]+");

  /** Every article. */
  static final FeedName LATEST = new FeedName("latest");

  /** Neither for sections nor for saved feeds: taken, or feeds by query. */
  private static final Set<String> RESERVED = Set.of("latest", "search");

  FeedName {
    if (!isSlug(value)) {
      throw new IllegalArgumentException("not a feed's name: " + value);
    }
  }

  static boolean isSlug(String text) {
    return SLUG.matcher(text).matches();
  }

  static boolean isReserved(String slug) {
    return RESERVED.contains(slug);
  }

  /** The name of a section's feed; null where the section's name leaves no slug. */
  static @Nullable FeedName ofSection(String section) {
    var ascii = MARKS.matcher(Normalizer.normalize(section, Normalizer.Form.NFKD)).replaceAll("");
    var slug = NOT_IN_A_SLUG.matcher(ascii.toLowerCase(Locale.ROOT)).replaceAll("-")
        .replaceAll("^-+|-+$", "");
    return isSlug(slug) && !RESERVED.contains(slug) ? new FeedName(slug) : null;
  }

  @Override
  public int compareTo(FeedName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
