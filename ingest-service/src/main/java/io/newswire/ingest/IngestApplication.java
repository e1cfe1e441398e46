package io.newswire.ingest;

import io.newswire.platform.security.AccessRules;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

/** The ingest service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IngestApplication {
  public static void main(String[] args) {
    SpringApplication.run(IngestApplication.class, args);
  }

  @Bean
  AccessRules access() {
    return new AccessRules()
        .open(HttpMethod.GET, "/content-types")
        .require(HttpMethod.GET, "/articles/**", "articles:read")
        .require(HttpMethod.HEAD, "/articles/**", "articles:read")
        .require("/articles/**", "articles:write")
        .require("/preflight", "articles:write");
  }
}
