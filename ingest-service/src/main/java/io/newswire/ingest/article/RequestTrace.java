package io.newswire.ingest.article;

import io.newswire.platform.trace.Step;
import io.newswire.platform.trace.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A write is where an article's trace begins, or goes on from the sender's own. */
@Component
final class RequestTrace implements HandlerInterceptor, WebMvcConfigurer {
  private static final String STEP = RequestTrace.class.getName();
  private static final int SERVER_ERROR = 500;

  private final Tracing tracing;

  RequestTrace(Tracing tracing) {
    this.tracing = tracing;
  }

  /** The context that records carry: of the request's own step, where that is recorded. */
  static TraceContext of(HttpServletRequest request) {
    var given = TraceContext.of(request.getHeader(Tracing.HEADER),
        request.getHeader("tracestate"));
    return request.getAttribute(STEP) instanceof Step step && step.traceparent() != null
        ? new TraceContext(step.traceparent(), given.tracestate())
        : given;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/articles/**");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response,
      Object handler) {
    if (tracing.isOn() && !HttpMethod.GET.matches(request.getMethod())) {
      var path = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
      request.setAttribute(STEP, tracing
          .begin(request.getMethod() + " " + path, SpanKind.SERVER,
              request.getHeader(Tracing.HEADER))
          .tag("http.request.method", request.getMethod())
          .tag("http.route", String.valueOf(path)));
    }
    return true;
  }

  @Override
  public void afterCompletion(HttpServletRequest request, HttpServletResponse response,
      Object handler, @Nullable Exception failure) {
    if (request.getAttribute(STEP) instanceof Step step) {
      request.removeAttribute(STEP);
      step.tag("http.response.status_code", response.getStatus());
      if (response.getStatus() >= SERVER_ERROR) {
        step.failed("answered " + response.getStatus());
      }
      step.close();
    }
  }
}
