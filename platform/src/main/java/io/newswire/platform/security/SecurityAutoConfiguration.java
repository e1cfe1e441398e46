package io.newswire.platform.security;

import java.io.IOException;
import java.util.List;

import io.newswire.platform.problem.Problems;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * API keys for every service that has {@link AccessRules}. Health and metrics are open: they carry
 * no content, and the port is bound to loopback unless the deployment says otherwise.
 */
@AutoConfiguration(before = UserDetailsServiceAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(HttpSecurity.class)
@EnableConfigurationProperties(ApiKeys.class)
class SecurityAutoConfiguration {
  @Bean
  @ConditionalOnBean(AccessRules.class)
  SecurityFilterChain apiSecurity(HttpSecurity http, AccessRules access, List<BearerKeys> keys,
      ObjectProvider<KeyWatch> watches, Problems problems)
      throws Exception {
    AuthenticationEntryPoint unauthorized = (request, response, failure) -> {
      if (failure instanceof AuthenticationServiceException) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "2");
        problems.write(request, response, Problems.of(HttpStatus.SERVICE_UNAVAILABLE,
            "callers-unknown", "Callers cannot be told apart just now",
            failure.getMessage() + "; try again in a few seconds."));
        return;
      }
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"newswire\"");
      problems.write(request, response, unauthorized(failure instanceof BadCredentialsException));
    };
    AccessDeniedHandler forbidden = (request, response, failure) -> problems.write(request,
        response, Problems.of(HttpStatus.FORBIDDEN, "scope-missing",
            "This API key does not admit to it",
            "Use a key with the scope that " + request.getMethod() + " on this path asks for."));
    return http
        .csrf(AbstractHttpConfigurer::disable) // no cookies, nothing to forge
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        // The service says itself how its answers may be cached.
        .headers(headers -> headers.cacheControl(cache -> cache.disable()))
        .addFilterBefore(new ApiKeyFilter(keys, watches.stream().toList(), unauthorized),
            AuthorizationFilter.class)
        .exceptionHandling(errors -> errors
            .authenticationEntryPoint(unauthorized)
            .accessDeniedHandler(forbidden))
        .authorizeHttpRequests(requests -> {
          requests.requestMatchers("/actuator/**", "/error").permitAll();
          for (var rule : access.rules()) {
            var matched = rule.method() == null
                ? requests.requestMatchers(rule.path())
                : requests.requestMatchers(rule.method(), rule.path());
            if (rule.scope() == null) {
              matched.permitAll();
            } else {
              matched.hasAuthority(rule.scope());
            }
          }
          requests.anyRequest().permitAll(); // nothing answers there but 404
        })
        .build();
  }

  private static ProblemDetail unauthorized(boolean presented) {
    return Problems.of(HttpStatus.UNAUTHORIZED, "key-missing",
        presented ? "This API key is not known" : "An API key is needed",
        "Send 'Authorization: Bearer KEY' with a key that is in force.");
  }

  /** There are no passwords here; without this bean Boot would make one and print it. */
  @Bean
  UserDetailsService noUsers() {
    return name -> {
      throw new UsernameNotFoundException("There are no users, only API keys");
    };
  }

  /** Article ids are URIs and stand percent-encoded in a path, slashes and all. */
  @Bean
  HttpFirewall idsInPaths() {
    var firewall = new StrictHttpFirewall();
    firewall.setAllowUrlEncodedSlash(true);
    firewall.setAllowUrlEncodedDoubleSlash(true);
    firewall.setAllowUrlEncodedPercent(true);
    firewall.setAllowSemicolon(true);
    firewall.setAllowUrlEncodedPeriod(true);
    return firewall;
  }

  @Bean
  RequestRejectedHandler rejectedRequests(Problems problems) {
    return (request, response, rejected) -> refuse(problems, request, response);
  }

  private static void refuse(Problems problems, jakarta.servlet.http.HttpServletRequest request,
      HttpServletResponse response) throws IOException {
    problems.write(request, response, Problems.of(HttpStatus.BAD_REQUEST, "malformed-request",
        "The request line is malformed",
        "Percent-encode everything in the path that is not a letter, a digit or one of -._~"));
  }
}
