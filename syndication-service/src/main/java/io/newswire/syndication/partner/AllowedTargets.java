package io.newswire.syndication.partner;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where calls to strangers may go, and through what.
 *
 * @param allowedTargets private networks that are admitted all the same: CIDR blocks, such as {@code
 *     127.0.0.0/8}
 * @param allowedPorts single ports, and ranges such as {@code 1024-65535}
 * @param egressProxy an HTTP proxy, such as {@code http://egress.example:3128}, that every call
 *     takes; null: calls go straight out
 */
@ConfigurationProperties("newswire.webhook")
public record AllowedTargets(
    @DefaultValue List<String> allowedTargets,
    @DefaultValue( {
        "80", "443", "1024-65535"}) List<String> allowedPorts,
    @Nullable URI egressProxy){

  public AllowedTargets {
    allowedTargets = List.copyOf(allowedTargets);
    allowedPorts = List.copyOf(allowedPorts);
    // An empty variable is one that was not set.
    egressProxy = egressProxy == null || egressProxy.toString().isBlank() ? null : egressProxy;
    if (egressProxy != null && (!"http".equals(egressProxy.getScheme())
        || egressProxy.getHost() == null || egressProxy.getPort() < 1)) {
      throw new IllegalArgumentException(
          "NEWSWIRE_EGRESS_PROXY must be such as http://egress.example:3128");
    }
  }
}
