package io.newswire.platform.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What becomes of those who are not signed in, or may not. */
@Controller
class Refusals {
  static final String PAGE = "/page-refused";
  private static final String DETAIL = "io.newswire.page.refused";
  private final PageErrors errors;

  Refusals(PageErrors errors) {
    this.errors = errors;
  }

  /** Sends a browser to the sign-in and back. */
  static void signInFirst(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var query = request.getQueryString();
    var here = HttpMethod.GET.matches(request.getMethod())
        ? request.getRequestURI() + (query == null ? "" : "?" + query)
        : "";
    if (PageErrors.asksForHtml(request)) {
      response.sendRedirect(signIn(request, here));
    } else {
      // A piece of a page cannot become the sign-in: the whole page has to go there.
      response.setHeader("HX-Redirect", signIn(request, ""));
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
    }
  }

  private static String signIn(HttpServletRequest request, String next) {
    return request.getContextPath() + SignInController.SIGN_IN
        + (next.isEmpty() ? "" : "?next=" + URLEncoder.encode(next, UTF_8));
  }

  static void forbid(HttpServletRequest request, HttpServletResponse response,
      AccessDeniedException refused) throws IOException, ServletException {
    if (PageErrors.asksForHtml(request)) {
      request.setAttribute(DETAIL, refused instanceof CsrfException
          ? "This page was open for too long, or you have signed in anew since. "
              + "Go back, reload it, and try again."
          : null);
      request.getRequestDispatcher(PAGE).forward(request, response);
    } else {
      response.setStatus(HttpStatus.FORBIDDEN.value());
    }
  }

  /** Reached by a forward alone. */
  @RequestMapping(PAGE)
  ModelAndView forbidden(HttpServletRequest request, HttpServletResponse response,
      @RequestAttribute(name = DETAIL, required = false) @Nullable String detail) {
    return errors.page(request, response, HttpStatus.FORBIDDEN, detail);
  }
}
