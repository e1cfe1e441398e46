package io.newswire.syndication.feed;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How feeds are served.
 *
 * @param timeToLive how long an RSS reader is asked to wait between two polls, in whole minutes
 * @param maxAge how long a cache may answer without asking here
 * @param staleIfError how long a cache may go on answering while this service does not
 * @param checkInterval how often the versions are read anew, should a notification be lost
 * @param pollsPerSecond how often one address may ask for feeds; 0: as often as it likes
 * @param memory how many bytes of feeds are kept ready to be sent; those that were asked for least are
 *     assembled anew
 * @param archiveMemory how many bytes of archive pages are kept in memory
 * @param file where feeds are declared (docs/feeds.md); null: nowhere
 */
@ConfigurationProperties("newswire.feeds")
record FeedSettings(
    @DefaultValue("5m") Duration timeToLive,
    @DefaultValue("10s") Duration maxAge,
    @DefaultValue("1d") Duration staleIfError,
    @DefaultValue("5s") Duration checkInterval,
    @DefaultValue("0") int pollsPerSecond,
    @DefaultValue("256MB") DataSize memory,
    @DefaultValue("32MB") DataSize archiveMemory,
    @Nullable Path file) {

  FeedSettings {
    if (timeToLive.toMinutes() < 1) {
      throw new IllegalArgumentException("newswire.feeds.time-to-live must be 1m or more");
    }
  }

  /** The header of a feed: a private one is for its reader's own cache. */
  String cacheControl(boolean isPrivate) {
    return "%s, max-age=%d, stale-if-error=%d".formatted(isPrivate ? "private" : "public",
        maxAge.toSeconds(), staleIfError.toSeconds());
  }
}
