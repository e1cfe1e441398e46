package io.newswire.ingest.desk;

import io.newswire.platform.page.Pages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The desk among the service's pages. */
@Configuration(proxyBeanMethods = false)
class DeskConfiguration implements WebMvcConfigurer {
  private static final String READ = "articles:read";
  private static final String WRITE = "articles:write";

  @Bean
  Pages desk() {
    return new Pages("Desk", "/desk")
        .admit(HttpMethod.GET, "/desk/new", WRITE)
        .admit(HttpMethod.GET, "/desk/edit", WRITE)
        .admit(HttpMethod.GET, "/desk/**", READ)
        .admit("/desk/**", WRITE)
        .link("Articles", "/desk", READ)
        .link("Write", "/desk/new", WRITE);
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addRedirectViewController("/", "/desk");
  }
}
