package io.newswire.syndication;

import io.newswire.platform.security.AccessRules;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** The syndication service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class SyndicationApplication {
  public static void main(String[] args) {
    SpringApplication.run(SyndicationApplication.class, args);
  }

  /**
   * Work by the clock, on some threads: with virtual ones Spring would do all that has a fixed delay on a
   * single thread, and an embargo would wait for receipts that wait for Kafka.
   */
  @Bean
  ThreadPoolTaskScheduler taskScheduler(ThreadPoolTaskSchedulerBuilder scheduler) {
    return scheduler.build();
  }

  /** Feeds and articles are for everybody, partners are the administrators' business. */
  @Bean
  AccessRules access() {
    return new AccessRules()
        .open(HttpMethod.GET, "/")
        .open(HttpMethod.HEAD, "/")
        .require(HttpMethod.GET, "/ops/**", "ops:read")
        .require("/ops/**", "ops:write")
        .require(HttpMethod.POST, "/feeds", "partners:admin")
        .require(HttpMethod.GET, "/feeds/{name:[a-z0-9-]+}", "partners:admin")
        .require(HttpMethod.PATCH, "/feeds/{name}", "partners:admin")
        .require(HttpMethod.DELETE, "/feeds/{name}", "partners:admin")
        .open(HttpMethod.GET, "/feeds/**")
        .open(HttpMethod.GET, "/feeds.css")
        .open(HttpMethod.HEAD, "/feeds.css")
        .open(HttpMethod.GET, "/feeds.opml")
        .open(HttpMethod.HEAD, "/feeds/**")
        .open(HttpMethod.HEAD, "/feeds.opml")
        .open(HttpMethod.OPTIONS, "/feeds/**")
        .open(HttpMethod.OPTIONS, "/feeds.opml")
        .require("/articles/*/kill-report*", "partners:admin")
        .require("/articles/*/exposure", "articles:exposure")
        .open(HttpMethod.GET, "/articles/**")
        .open(HttpMethod.HEAD, "/articles/**")
        .open(HttpMethod.OPTIONS, "/articles/**")
        // Subscribing needs no key: the callback has to confirm it.
        .open(HttpMethod.POST, "/hub")
        .require("/hub/subscriptions/**", "partners:admin")
        .open(HttpMethod.GET, "/.well-known/jwks.json")
        .require("/signing-keys", "partners:admin")
        .require("/keys/**", "keys:admin")
        .require("/partners/**", "partners:admin");
  }
}
