package io.newswire.syndication.feed;

import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the feeds in front of the servlets. */
@Configuration(proxyBeanMethods = false)
class FeedServing {
  @Bean
  WebServerFactoryCustomizer<JettyServletWebServerFactory> feedsFirst(FeedHandler feeds) {
    return factory -> factory.addServerCustomizers(server -> server.insertHandler(feeds));
  }
}
