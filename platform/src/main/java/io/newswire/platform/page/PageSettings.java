package io.newswire.platform.page;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in.
 *
 * @param session how long a session lasts
 * @param sessionKey what the keys that seal sessions are derived from, the same for every copy of a
 *     service. Empty: each copy makes its own, and its sessions end with it.
 * @param failures how many wrong keys all addresses together may show within {@code failureWindow}
 * @param failuresPerAddress how many wrong keys one address may show within {@code failureWindow}
 * @param failureWindow how long a wrong key counts
 */
// The order is deliberate: the documentation's processor takes the first tag that begins with the name.
@ConfigurationProperties("newswire.pages")
record PageSettings(
    @DefaultValue("") String sessionKey,
    @DefaultValue("12h") Duration session,
    @DefaultValue("10") int failuresPerAddress,
    @DefaultValue("300") int failures,
    @DefaultValue("5m") Duration failureWindow) {

  @Override
  public String toString() {
    return "PageSettings[session=" + session + ", redacted]";
  }
}
