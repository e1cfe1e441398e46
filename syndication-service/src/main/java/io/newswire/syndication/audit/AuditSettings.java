package io.newswire.syndication.audit;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param retention how long acts are kept: a year or more, since the database removes nothing younger
 */
@ConfigurationProperties("newswire.audit")
record AuditSettings(@DefaultValue("730d") Duration retention) {
  AuditSettings {
    if (retention.compareTo(Duration.ofDays(366)) < 0) {
      throw new IllegalArgumentException("newswire.audit.retention must be 366d or more");
    }
  }
}
