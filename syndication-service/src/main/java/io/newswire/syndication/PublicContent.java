package io.newswire.syndication;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets scripts of any site read what is public anyway. Answers are the same for every origin, so
 * that, unlike with a framework's CORS support, nothing varies by it and caches hold one copy.
 */
@Configuration(proxyBeanMethods = false)
class PublicContent {
  @Bean
  FilterRegistrationBean<OncePerRequestFilter> publicContentForEveryOrigin() {
    var registration = new FilterRegistrationBean<OncePerRequestFilter>(new EveryOrigin());
    registration.addUrlPatterns("/feeds", "/feeds.opml", "/feeds/*", "/articles/*");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  private static final class EveryOrigin extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
      response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Link");
      if (HttpMethod.OPTIONS.matches(request.getMethod())) {
        response.setStatus(HttpStatus.NO_CONTENT.value());
        response.setHeader(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS");
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD");
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
            "If-None-Match, If-Modified-Since");
        response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
      } else {
        chain.doFilter(request, response);
      }
    }
  }
}
