package io.newswire.syndication.feed;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What feeds by query may cost.
 *
 * @param examined how many articles are looked at, the newest of those that have the words
 * @param longest how long one statement may take, and how long articles are looked at in all
 * @param concurrency searches at once in each copy of the service
 */
@ConfigurationProperties("newswire.feeds.search")
record SearchSettings(@DefaultValue("20000") int examined, @DefaultValue("1s") Duration longest,
    @DefaultValue("2") int concurrency) {
  SearchSettings {
    if (examined < 1 || concurrency < 1 || longest.toMillis() < 1) {
      throw new IllegalArgumentException("newswire.feeds.search: nothing would ever be found");
    }
  }
}
