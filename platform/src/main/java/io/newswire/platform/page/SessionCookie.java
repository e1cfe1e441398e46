package io.newswire.platform.page;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The cookie that carries a session. It is named for the service: cookies know no ports. */
final class SessionCookie {
  private final String name;
  private final SessionSeal seal;

  SessionCookie(String service, SessionSeal seal) {
    this.name = "newswire-" + service;
    this.seal = seal;
  }

  /** The hash of the key that the request's session names; null without a session. */
  @Nullable
  String keyHash(HttpServletRequest request) {
    var cookie = WebUtils.getCookie(request, name);
    return cookie == null ? null : seal.open(cookie.getValue());
  }

  void begin(HttpServletRequest request, HttpServletResponse response, String keyHash) {
    set(request, response, seal.seal(keyHash), seal.lifetime());
  }

  void end(HttpServletRequest request, HttpServletResponse response) {
    set(request, response, "", Duration.ZERO);
  }

  private void set(HttpServletRequest request, HttpServletResponse response, String value,
      Duration age) {
    response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(name, value)
        .path("/").httpOnly(true).secure(request.isSecure()).sameSite("Lax").maxAge(age)
        .build().toString());
  }
}
