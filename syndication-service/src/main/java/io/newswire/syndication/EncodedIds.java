package io.newswire.syndication;

import java.util.EnumSet;

import org.eclipse.jetty.ee11.servlet.ServletHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Article ids are URIs and stand percent-encoded in a path: Jetty takes an encoded slash for an attack
 * unless it is told otherwise. What is one, Spring Security's firewall refuses.
 */
@Configuration(proxyBeanMethods = false)
class EncodedIds {
  private static final UriCompliance COMPLIANCE = new UriCompliance("ENCODED_IDS",
      EnumSet.of(Violation.AMBIGUOUS_PATH_SEPARATOR, Violation.AMBIGUOUS_PATH_ENCODING,
          Violation.AMBIGUOUS_PATH_PARAMETER, Violation.AMBIGUOUS_EMPTY_SEGMENT,
          Violation.SUSPICIOUS_PATH_CHARACTERS));

  @Bean
  WebServerFactoryCustomizer<JettyServletWebServerFactory> idsStayEncoded() {
    return factory -> factory.addServerCustomizers(EncodedIds::take);
  }

  private static void take(Server server) {
    for (var connector : server.getConnectors()) {
      var http = connector.getConnectionFactory(HttpConnectionFactory.class);
      http.getHttpConfiguration().setUriCompliance(COMPLIANCE);
    }
    server.getDescendants(ServletHandler.class)
        .forEach(servlets -> servlets.setDecodeAmbiguousURIs(true));
  }
}
