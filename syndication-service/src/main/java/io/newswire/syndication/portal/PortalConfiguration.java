package io.newswire.syndication.portal;

import io.newswire.platform.page.Pages;
import io.newswire.syndication.partner.PartnerKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The portal's pages, for partners' keys alone. */
@Configuration(proxyBeanMethods = false)
class PortalConfiguration {
  static final String HOME = "/portal";

  @Bean
  Pages portal() {
    return new Pages("Partner portal", HOME)
        .admit(HOME, PartnerKeys.PORTAL)
        .admit(HOME + "/**", PartnerKeys.PORTAL)
        .link("Endpoints", HOME, PartnerKeys.PORTAL)
        .link("Deliveries", HOME + "/deliveries", PartnerKeys.PORTAL)
        .link("Verify signatures", HOME + "/verify", PartnerKeys.PORTAL);
  }
}
