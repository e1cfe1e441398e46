package io.newswire.syndication.websub;

import static java.time.ZoneOffset.UTC;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

import io.newswire.platform.problem.Problems;
import io.newswire.syndication.feed.FeedFile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Keeps the hub from being made a weapon: each request makes us call a URL that somebody chose. What
 * is counted stands in the database, so that it holds for all copies of the service together.
 */
@Component
final class HubLimits {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int NETWORK_BYTES = 8;

  private final JdbcClient jdbc;
  private final HubSettings settings;
  private final Clock clock;

  HubLimits(JdbcClient jdbc, HubSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  /** An IPv4 address as it is; of an IPv6 address the /64, of which one client has all. */
  static String client(String address) {
    try {
      return InetAddress.ofLiteral(address) instanceof Inet6Address six
          ? HexFormat.of().formatHex(six.getAddress(), 0, NETWORK_BYTES) + "/64"
          : address;
    } catch (IllegalArgumentException none) {
      // What a proxy says in front of us may be a name, or anything; it is one client all the same.
      return address;
    }
  }

  /** @throws ErrorResponseException 429, where more was asked for in the last minute than may be */
  void checkRate(String client, Callback callback) {
    var recent = jdbc.sql("""
        SELECT greatest(
          (SELECT count(*) FROM subscription_intent WHERE client = :client AND requested_at > :since),
          (SELECT count(*) FROM subscription_intent WHERE host = :host AND requested_at > :since))
        """)
        .param("client", client)
        .param("host", callback.host())
        .param("since", clock.instant().minus(WINDOW).atOffset(UTC))
        .query(Integer.class).single();
    if (recent >= settings.requestsPerMinute()) {
      var refusal = Problems.refusal(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests",
          "More is asked for than the hub gives", "At most " + settings.requestsPerMinute()
              + " requests a minute are taken from one address, and to one callback's host. Try again"
              + " in a minute.");
      refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(WINDOW.toSeconds()));
      throw refusal;
    }
  }

  /**
   * Lets every subscription that is there be renewed.
   *
   * @throws ErrorResponseException 403, where there are as many subscriptions as may be
   */
  void checkRoom(String client, Callback callback, FeedFile topic) {
    var isFull = jdbc.sql("""
        SELECT (
          (SELECT count(*) FROM subscription WHERE client = :client AND expires_at > :now) >= :clients
          OR (SELECT count(*) FROM subscription WHERE host = :host AND expires_at > :now) >= :hosts)
          AND NOT EXISTS (SELECT FROM subscription
            WHERE callback = :callback AND feed = :feed AND format = :format)
        """)
        .param("client", client)
        .param("clients", settings.subscriptionsPerClient())
        .param("host", callback.host())
        .param("hosts", settings.subscriptionsPerHost())
        .param("now", clock.instant().atOffset(UTC))
        .param("callback", callback.url().toString())
        .param("feed", topic.feed())
        .param("format", topic.extension())
        .query(Boolean.class).single();
    if (isFull) {
      throw Problems.refusal(HttpStatus.FORBIDDEN, "too-many-subscriptions",
          "There are as many subscriptions as may be", "One address may have "
              + settings.subscriptionsPerClient() + " and one callback's host "
              + settings.subscriptionsPerHost() + ". Unsubscribe from what is not needed.");
    }
  }
}
