package io.newswire.syndication.feed;

import io.newswire.platform.problem.Problems;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the feeds in front of the servlets, before them the answer that nothing is new, and before that the
 * limit for those who poll without end.
 */
@Configuration(proxyBeanMethods = false)
class FeedServing {
  @Bean
  WebServerFactoryCustomizer<JettyServletWebServerFactory> feedsFirst(FeedHandler feeds,
      UnchangedFeeds unchanged, FeedSettings settings, Problems problems) {
    return factory -> {
      factory.setThreadPool(threads());
      factory.addServerCustomizers(server -> {
        server.insertHandler(feeds);
        server.addEventListener(new Foremost(unchanged));
        if (settings.pollsPerSecond() > 0) {
          server.addEventListener(new Foremost(PollLimit.of(settings.pollsPerSecond(), problems)));
        }
      });
    };
  }

  /**
   * Puts a handler in front of all that are there once the server starts: what Spring Boot adds for a
   * graceful stop comes after every customizer.
   */
  private record Foremost(Handler.Singleton handler) implements LifeCycle.Listener {
    @Override
    public void lifeCycleStarting(LifeCycle server) {
      ((Server) server).insertHandler(handler);
    }
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
