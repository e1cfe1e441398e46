package io.newswire.platform.page;

import java.time.Duration;
import java.util.List;

import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Style sheets and scripts under {@code /assets}: ours and a service's own from {@code classpath:/assets},
 * htmx from its webjar. Their addresses carry a hash of their content, so that browsers keep them.
 */
final class Assets implements WebMvcConfigurer {
  private static final Duration YEAR = Duration.ofDays(365);
  private static final String WEBJARS = "classpath:/META-INF/resources/webjars/";

  private final List<Pages> pages;

  Assets(List<Pages> pages) {
    this.pages = List.copyOf(pages);
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry.addResourceHandler(PageSecurity.ASSETS)
        .addResourceLocations("classpath:/assets/", WEBJARS)
        .setCacheControl(CacheControl.maxAge(YEAR).cachePublic().immutable())
        .resourceChain(true)
        .addResolver(new EncodedResourceResolver())
        .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new PageFrame(pages)).addPathPatterns(SignInController.SIGN_IN)
        .addPathPatterns(pages.stream().map(Pages::home).toList())
        .addPathPatterns(pages.stream().map(some -> some.home() + "/**").toList());
  }
}
