package io.newswire.platform.security;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * Article ids are URIs and stand percent-encoded in a path: Tomcat takes an encoded slash for an attack
 * unless it is told otherwise. What is one, Spring Security's firewall refuses.
 */
@AutoConfiguration
@ConditionalOnClass(TomcatServletWebServerFactory.class)
class EncodedSlashes {
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> slashesStayEncoded() {
    return factory -> factory.addConnectorCustomizers(
        connector -> connector.setEncodedSolidusHandling("passthrough"));
  }
}
