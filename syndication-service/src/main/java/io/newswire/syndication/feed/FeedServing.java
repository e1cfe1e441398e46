package io.newswire.syndication.feed;

import io.newswire.platform.problem.Problems;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
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
    return factory -> {
      factory.setThreadPool(threads());
      factory.addServerCustomizers(server -> {
        server.insertHandler(feeds);
        if (settings.pollsPerSecond() > 0) {
          server.insertHandler(PollLimit.of(settings.pollsPerSecond(), problems));
        }
      });
    };
  }

  /**
   * Threads of the platform for reading requests and answering polls, since a virtual thread that waits for
   * the network's events holds one anyway; virtual ones for all that may wait.
   */
  private static QueuedThreadPool threads() {
    var threads = new QueuedThreadPool();
    threads.setName("jetty");
    var waiting = new VirtualThreadPool();
    waiting.setName("jetty-");
    threads.setVirtualThreadsExecutor(waiting);
    return threads;
  }
}
