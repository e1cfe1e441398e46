package io.newswire.platform.page;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.newswire.platform.security.ApiKeys;
import io.newswire.platform.security.ApiKeys.ApiKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in with an API key, and out. */
@Controller
class SignInController {
  private static final Logger log = LoggerFactory.getLogger(SignInController.class);
  static final String SIGN_IN = "/sign-in";
  static final String SIGN_OUT = "/sign-out";

  private final KeyRing keys;
  private final SessionCookie session;
  private final SignInThrottle throttle;
  private final List<Pages> pages;

  SignInController(KeyRing keys, SessionCookie session, SignInThrottle throttle,
      List<Pages> pages) {
    this.keys = keys;
    this.session = session;
    this.throttle = throttle;
    this.pages = List.copyOf(pages);
  }

  @GetMapping(SIGN_IN)
  String show(@RequestParam(required = false) @Nullable String next, Model model) {
    model.addAttribute("next", next);
    return "newswire/sign-in";
  }

  @PostMapping(SIGN_IN)
  String signIn(@RequestParam String key, @RequestParam(required = false) @Nullable String next,
      Model model, HttpServletRequest request, HttpServletResponse response) {
    var address = request.getRemoteAddr();
    model.addAttribute("next", next);
    var wait = throttle.wait(address);
    if (wait != null) {
      return tooMany(wait, model, response);
    }
    var hash = ApiKeys.hash(key.strip());
    var found = keys.byHash(hash);
    if (found == null) {
      throttle.failed(address);
      log.info("A key that is not in force was shown at the sign-in, from {}", address);
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
      model.addAttribute("refusal", "This key is not in force. Check that it was copied whole.");
      return "newswire/sign-in";
    }
    throttle.succeeded(address);
    session.begin(request, response, hash);
    log.info("{} signed in", found.name());
    return "redirect:" + whereTo(next, found);
  }

  @PostMapping(SIGN_OUT)
  String signOut(HttpServletRequest request, HttpServletResponse response) {
    session.end(request, response);
    return "redirect:" + SIGN_IN;
  }

  private static String tooMany(Duration wait, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
    model.addAttribute("refusal",
        "Too many wrong keys. Try again in " + (wait.toMinutes() + 1) + " minutes.");
    return "newswire/sign-in";
  }

  /** Back to where they wanted to go, if it is one of our pages; to the first they may see otherwise. */
  private String whereTo(@Nullable String next, ApiKey key) {
    if (next != null && pages.stream().anyMatch(some -> some.holds(path(next)))
        && next.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\')) {
      return next;
    }
    return pages.stream().filter(some -> mayEnter(some, key.scopes())).findFirst()
        .orElse(pages.getFirst()).home();
  }

  private static boolean mayEnter(Pages some, Set<String> scopes) {
    return some.rules().stream().anyMatch(rule -> scopes.contains(rule.scope()));
  }

  private static String path(String address) {
    var end = address.indexOf('?');
    return end < 0 ? address : address.substring(0, end);
  }
}
