package io.newswire.platform.page;

import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.DispatcherType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The security of pages: cookies, so also what cookies ask for. API calls have a chain of their own. */
final class PageSecurity {
  static final String ASSETS = "/assets/**";
  /** No inline script or style; pictures come from wherever articles have theirs. */
  static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
      + "img-src 'self' data: https: http:; font-src 'self'; connect-src 'self'; "
      + "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private PageSecurity() {}

  static SecurityFilterChain chain(HttpSecurity http, List<Pages> pages, SessionFilter session)
      throws Exception {
    return http
        .securityMatcher(paths(pages))
        .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie()))
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(headers -> headers
            .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
            // frame-ancestors says it, and a page can loosen it for a frame of its own.
            .frameOptions(frames -> frames.disable())
            .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
            .permissionsPolicyHeader(permissions -> permissions.policy(
                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
                    + "browsing-topics=()"))
            .addHeaderWriter((request, response) -> response
                .setHeader("Cross-Origin-Opener-Policy", "same-origin")))
        .addFilterBefore(session, AuthorizationFilter.class)
        .exceptionHandling(errors -> errors
            .authenticationEntryPoint(
                (request, response, _) -> Refusals.signInFirst(request, response))
            .accessDeniedHandler(Refusals::forbid))
        .authorizeHttpRequests(requests -> {
          requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR,
              DispatcherType.ASYNC).permitAll();
          requests.requestMatchers(ASSETS, SignInController.SIGN_IN, SignInController.SIGN_OUT)
              .permitAll();
          for (var some : pages) {
            for (var rule : some.rules()) {
              (rule.method() == null
                  ? requests.requestMatchers(rule.path())
                  : requests.requestMatchers(rule.method(), rule.path()))
                  .hasAuthority(rule.scope());
            }
          }
          requests.anyRequest().denyAll();
        })
        .build();
  }

  private static String[] paths(List<Pages> pages) {
    return Stream.concat(
        Stream.of(ASSETS, SignInController.SIGN_IN, SignInController.SIGN_OUT, Refusals.PAGE),
        pages.stream().flatMap(some -> Stream.of(some.home(), some.home() + "/**")))
        .toArray(String[]::new);
  }

  private static CookieCsrfTokenRepository csrfCookie() {
    var repository = new CookieCsrfTokenRepository();
    repository.setCookieName("newswire-csrf");
    repository.setCookiePath("/");
    repository.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
    return repository;
  }
}
