package io.newswire.platform.security;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads {@code Authorization: Bearer KEY} (RFC 6750 §2.1); the scopes become authorities. */
final class ApiKeyFilter extends OncePerRequestFilter {
  private static final String SCHEME = "Bearer ";

  private final List<BearerKeys> keys;
  private final List<KeyWatch> watches;
  private final AuthenticationEntryPoint refusal;

  ApiKeyFilter(List<BearerKeys> keys, List<KeyWatch> watches, AuthenticationEntryPoint refusal) {
    this.keys = keys;
    this.watches = watches;
    this.refusal = refusal;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var presented = bearer(request.getHeader(HttpHeaders.AUTHORIZATION));
    if (presented != null) {
      ApiKeys.ApiKey key;
      try {
        key = find(presented);
      } catch (AuthenticationException failure) {
        refusal.commence(request, response, failure);
        return;
      }
      watches.forEach(watch -> watch.used(key));
      var context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
          key.name(), null, AuthorityUtils.createAuthorityList(key.scopes())));
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }

  private ApiKeys.ApiKey find(String presented) {
    return keys.stream().map(some -> some.find(presented)).filter(Objects::nonNull).findFirst()
        .orElseThrow(() -> keys.stream().allMatch(BearerKeys::isComplete)
            ? new BadCredentialsException("This API key is not known")
            : new AuthenticationServiceException("Not every API key is known yet"));
  }

  private static @Nullable String bearer(@Nullable String header) {
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? header.substring(SCHEME.length()).strip()
        : null;
  }
}
