package io.newswire.platform.page;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Errors of pages are pages, where the browser asks for HTML. Others stay problem documents. */
final class PageErrors implements HandlerExceptionResolver, Ordered {
  private static final Logger log = LoggerFactory.getLogger(PageErrors.class);
  private final List<Pages> pages;

  PageErrors(List<Pages> pages) {
    this.pages = List.copyOf(pages);
  }

  @Override
  public int getOrder() {
    return -1; // before those who write problem documents
  }

  @Override
  public @Nullable ModelAndView resolveException(HttpServletRequest request,
      HttpServletResponse response, @Nullable Object handler, Exception failure) {
    if (!isForPage(request) || failure instanceof AccessDeniedException) {
      return null;
    }
    HttpStatusCode status = HttpStatus.INTERNAL_SERVER_ERROR;
    String detail = null;
    if (failure instanceof ErrorResponse known) {
      status = known.getStatusCode();
      detail = known.getBody().getDetail();
    }
    if (status.value() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
      log.error("The page {} failed", request.getRequestURI(), failure);
    }
    return page(request, response, status, status.value() == 404 ? null : detail);
  }

  /** The page that says so. */
  ModelAndView page(HttpServletRequest request, HttpServletResponse response,
      HttpStatusCode status, @Nullable String detail) {
    var view = new ModelAndView("newswire/error", status);
    view.addObject(PageModel.NAME,
        PageModel.of(pages, request, Notice.take(request, response)));
    view.addObject("title", title(status.value()));
    view.addObject("status", status.value());
    view.addObject("detail", detail);
    return view;
  }

  private static String title(int status) {
    return switch (status) {
      case 403 -> "Not with this key";
      case 404 -> "Nothing is here";
      case 503 -> "Not just now";
      default -> status >= 500 ? "Something broke here" : "That did not work";
    };
  }

  private boolean isForPage(HttpServletRequest request) {
    var path = request.getRequestURI().substring(request.getContextPath().length());
    return pages.stream().anyMatch(some -> some.holds(path)) && asksForHtml(request);
  }

  /** A browser that goes to a page does; scripts and programs do not. */
  static boolean asksForHtml(HttpServletRequest request) {
    var accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)
        && request.getHeader("HX-Request") == null;
  }
}
