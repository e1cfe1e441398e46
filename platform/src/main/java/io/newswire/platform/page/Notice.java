package io.newswire.platform.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Base64;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * What a page says once, after a redirect, of what was just done. It travels in a cookie, since no
 * server stores sessions; it is text and is escaped as such.
 */
public record Notice(Kind kind, String text) {
  private static final String COOKIE = "newswire-notice";
  private static final int LONGEST = 600; // characters: a cookie holds 4 KB
  private static final Duration SOON = Duration.ofMinutes(1);

  /** What sort of news it is. */
  public enum Kind {
    DONE, WARNING, FAILED;

    /** As the style sheet knows it. */
    public String style() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Notice done(String text) {
    return new Notice(Kind.DONE, text);
  }

  public static Notice warning(String text) {
    return new Notice(Kind.WARNING, text);
  }

  public static Notice failed(String text) {
    return new Notice(Kind.FAILED, text);
  }

  /** Shows it on the next page that this browser asks for. */
  public void onNextPage(HttpServletRequest request, HttpServletResponse response) {
    var said = kind.name() + " " + text.substring(0, Math.min(text.length(), LONGEST));
    cookie(request, response, Base64.getUrlEncoder().withoutPadding()
        .encodeToString(said.getBytes(UTF_8)), SOON);
  }

  /** The notice that waits for this browser, which is forgotten; null for none. */
  static @Nullable Notice take(HttpServletRequest request, HttpServletResponse response) {
    var cookie = WebUtils.getCookie(request, COOKIE);
    if (cookie == null) {
      return null;
    }
    cookie(request, response, "", Duration.ZERO);
    try {
      var said = new String(Base64.getUrlDecoder().decode(cookie.getValue()), UTF_8);
      var blank = said.indexOf(' ');
      return new Notice(Kind.valueOf(said.substring(0, blank)), said.substring(blank + 1));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException notOurs) {
      return null;
    }
  }

  private static void cookie(HttpServletRequest request, HttpServletResponse response,
      String value, Duration age) {
    response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(COOKIE, value)
        .path("/").httpOnly(true).secure(request.isSecure()).sameSite("Lax").maxAge(age)
        .build().toString());
  }
}
