package io.newswire.syndication.feed;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A writer for each dialect of RSS. */
@Configuration(proxyBeanMethods = false)
class RssFormats {
  @Bean
  FeedWriter rss(FeedSettings settings) {
    return new RssFeedWriter(RssDialect.PLAIN, settings);
  }

  @Bean
  FeedWriter msn(FeedSettings settings) {
    return new RssFeedWriter(RssDialect.MSN, settings);
  }

  @Bean
  FeedWriter smartNews(FeedSettings settings) {
    return new RssFeedWriter(RssDialect.SMARTNEWS, settings);
  }

  @Bean
  FeedWriter flipboard(FeedSettings settings) {
    return new RssFeedWriter(RssDialect.FLIPBOARD, settings);
  }

  @Bean
  FeedWriter yandex(FeedSettings settings) {
    return new RssFeedWriter(RssDialect.YANDEX, settings);
  }
}
