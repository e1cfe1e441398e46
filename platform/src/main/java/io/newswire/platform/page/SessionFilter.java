package io.newswire.platform.page;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows who is signed in, as long as their key is in force. */
final class SessionFilter extends OncePerRequestFilter {
  private final SessionCookie cookie;
  private final KeyRing keys;

  SessionFilter(SessionCookie cookie, KeyRing keys) {
    this.cookie = cookie;
    this.keys = keys;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var hash = cookie.keyHash(request);
    var key = hash == null ? null : keys.byHash(hash);
    if (key != null) {
      var context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(KeyRing.authentication(key));
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }

  /** Pages that go on by themselves are asked again where they go on. */
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}
