package io.newswire.syndication.feed;

import io.newswire.platform.problem.Problems;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the feeds in front of the servlets, and the limit for those who poll without end before them. */
@Configuration(proxyBeanMethods = false)
class FeedServing {
  @Bean
  WebServerFactoryCustomizer<JettyServletWebServerFactory> feedsFirst(FeedHandler feeds,
      FeedSettings settings, Problems problems) {
    return factory -> factory.addServerCustomizers(server -> {
      server.insertHandler(feeds);
      if (settings.pollsPerSecond() > 0) {
        server.insertHandler(PollLimit.of(settings.pollsPerSecond(), problems));
      }
    });
  }
}
