package io.newswire.platform.page;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Puts what the layout needs beside what the controller gave. */
final class PageFrame implements HandlerInterceptor {
  private final List<Pages> pages;

  PageFrame(List<Pages> pages) {
    this.pages = List.copyOf(pages);
  }

  @Override
  public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
      @Nullable ModelAndView view) {
    var name = view == null ? null : view.getViewName();
    if (view != null && name != null && !name.startsWith("redirect:")) {
      // A piece of a page shows no notice: the page around it has, or will.
      var notice = request.getHeader("HX-Request") == null ? Notice.take(request, response) : null;
      view.addObject(PageModel.NAME, PageModel.of(pages, request, notice));
    }
  }
}
