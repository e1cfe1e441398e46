package io.newswire.platform.page;

import java.time.Clock;
import java.util.List;

import io.newswire.platform.security.BearerKeys;
import io.newswire.platform.security.KeyWatch;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Pages for every service that declares {@link Pages}. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({HttpSecurity.class, SpringTemplateEngine.class})
@ConditionalOnBean(Pages.class)
@EnableConfigurationProperties(PageSettings.class)
@Import({SignInController.class, Refusals.class})
class PageAutoConfiguration {
  @Bean
  KeyRing keyRing(List<BearerKeys> keys, ObjectProvider<KeyWatch> watches) {
    return new KeyRing(keys, watches.stream().toList());
  }

  @Bean
  SessionCookie sessionCookie(PageSettings settings, Clock clock,
      @Value("${spring.application.name:pages}") String service) {
    return new SessionCookie(service,
        new SessionSeal(settings.sessionKey(), settings.session(), clock));
  }

  @Bean
  SignInThrottle signInThrottle(PageSettings settings, Clock clock) {
    return new SignInThrottle(settings, clock);
  }

  @Bean
  PageErrors pageErrors(List<Pages> pages) {
    return new PageErrors(pages);
  }

  @Bean
  Assets assets(List<Pages> pages) {
    return new Assets(pages);
  }

  /** Before the chain of the API, which takes every other path. */
  @Bean
  @Order(1)
  SecurityFilterChain pageSecurity(HttpSecurity http, List<Pages> pages, SessionCookie cookie,
      KeyRing keys) throws Exception {
    return PageSecurity.chain(http, pages, new SessionFilter(cookie, keys));
  }

  /** Puts the version into the addresses that templates name. */
  @Bean
  FilterRegistrationBean<ResourceUrlEncodingFilter> versionedAssets(List<Pages> pages) {
    var filter = new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
    filter.addUrlPatterns(SignInController.SIGN_IN, Refusals.PAGE);
    for (var some : pages) {
      filter.addUrlPatterns(some.home(), some.home() + "/*");
    }
    filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.FORWARD,
        DispatcherType.ERROR, DispatcherType.ASYNC);
    return filter;
  }
}
