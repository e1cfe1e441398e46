package io.newswire.ingest.article;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Counts the writes that were refused, by reason. */
@Component
final class RefusalCounting implements HandlerInterceptor, WebMvcConfigurer {
  private final IngestMetrics metrics;

  RefusalCounting(IngestMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/articles/**");
  }

  @Override
  public void afterCompletion(HttpServletRequest request, HttpServletResponse response,
      Object handler, @Nullable Exception failure) {
    var isWrite = !HttpMethod.GET.matches(request.getMethod());
    if (isWrite && response.getStatus() >= HttpStatus.BAD_REQUEST.value()) {
      metrics.refused(response.getStatus());
    }
  }
}
