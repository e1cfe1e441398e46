package io.newswire.syndication.console;

import io.newswire.platform.page.Pages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may see the console, and where its pages are. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {
  private static final String READ = "ops:read";
  private static final String WRITE = "ops:write";

  @Bean
  Pages console() {
    return new Pages("Console", "/console")
        .admit(HttpMethod.GET, "/console/**", READ)
        .admit("/console/**", WRITE)
        .link("Overview", "/console", READ)
        .link("Topics", "/console/topics", READ)
        .link("Dead letters", "/console/dead-letters", READ)
        .link("Partners", "/console/partners", READ)
        .link("Deliveries", "/console/deliveries", READ)
        .link("Feeds", "/console/feeds", READ)
        .link("Schemas", "/console/schemas", READ)
        .link("Audit log", "/console/audit", READ);
  }
}
