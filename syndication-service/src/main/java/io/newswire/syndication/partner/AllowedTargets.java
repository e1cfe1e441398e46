package io.newswire.syndication.partner;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Private networks that webhooks may go to all the same.
 *
 * @param allowedTargets CIDR blocks, such as {@code 127.0.0.0/8}
 */
@ConfigurationProperties("newswire.webhook")
public record AllowedTargets(@DefaultValue List<String> allowedTargets) {
  public AllowedTargets {
    allowedTargets = List.copyOf(allowedTargets);
  }
}
