package io.newswire.syndication.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.newswire.syndication.outbound.Answer.Answered;
import io.newswire.syndication.outbound.Answer.Unanswered;
import io.newswire.syndication.partner.AddressGuard;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Calls the servers of partners and subscribers. Everything is bounded: the addresses (vetted, and
 * dialled as vetted), the time, and how much of the answer is read. Redirects are not followed.
 */
public final class OutboundClient implements AutoCloseable {
  private static final int MOST_OF_ANSWER = 16 * 1024;

  private final CloseableHttpClient client;
  private final Bounds bounds;
  private final Clock clock;
  private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("outbound-watch").factory());

  /**
   * What a request may take.
   *
   * @param connectTimeout for the connection, TLS included
   * @param responseTimeout for a pause in the answer
   * @param totalTimeout for the whole exchange
   * @param concurrency requests under way at once
   */
  public record Bounds(Duration connectTimeout, Duration responseTimeout, Duration totalTimeout,
      int concurrency) {}

  /**
   * @param userAgent as the servers see it
   */
  public OutboundClient(String userAgent, Bounds bounds, AddressGuard guard, Clock clock) {
    this.bounds = bounds;
    this.clock = clock;
    var connections = PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(vetted(guard))
        .setMaxConnTotal(bounds.concurrency())
        .setMaxConnPerRoute(bounds.concurrency())
        .setDefaultConnectionConfig(ConnectionConfig.custom()
            .setConnectTimeout(timeout(bounds.connectTimeout()))
            .setSocketTimeout(timeout(bounds.responseTimeout()))
            .setTimeToLive(Timeout.ofMinutes(5))
            .setValidateAfterInactivity(Timeout.ofSeconds(1))
            .build())
        .build();
    this.client = HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(RequestConfig.custom()
            .setConnectionRequestTimeout(timeout(bounds.connectTimeout()))
            .setResponseTimeout(timeout(bounds.responseTimeout()))
            .build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .setUserAgent(userAgent)
        .build();
  }

  private static DnsResolver vetted(AddressGuard guard) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        return guard.resolve(host.replaceAll("^\\[|]$", ""));
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }

  private static Timeout timeout(Duration duration) {
    return Timeout.ofMilliseconds(duration.toMillis());
  }

  /** Asks; whatever goes wrong is the exchange's answer. */
  public Exchange get(URI url) {
    return exchange(new HttpGet(url), bounds.totalTimeout());
  }

  /**
   * Posts the bytes; whatever goes wrong is the exchange's answer.
   *
   * @param headers with the Content-Type, which is sent to the letter
   */
  public Exchange post(URI url, Map<String, String> headers, byte[] body) {
    return post(url, headers, body, null);
  }

  /**
   * The same, within another time.
   *
   * @param timeout for the whole exchange and for each pause in it; null: the client's own
   */
  public Exchange post(URI url, Map<String, String> headers, byte[] body,
      @Nullable Duration timeout) {
    var request = new HttpPost(url);
    headers.forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(body, null));
    if (timeout != null) {
      request.setConfig(RequestConfig.custom()
          .setConnectionRequestTimeout(timeout(bounds.connectTimeout()))
          .setResponseTimeout(timeout(timeout))
          .build());
    }
    return exchange(request, timeout == null ? bounds.totalTimeout() : timeout);
  }

  private Exchange exchange(HttpUriRequestBase request, Duration totalTimeout) {
    var startedAt = clock.instant();
    var started = System.nanoTime();
    // The client's own timeouts bound each pause, not a server that drips a byte a second.
    var limit = watch.schedule(request::cancel, totalTimeout.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return new Exchange(client.execute(request, this::read), startedAt, since(started));
    } catch (IOException | RuntimeException failure) {
      return new Exchange(new Unanswered(reason(failure, request, totalTimeout)), startedAt,
          since(started));
    } finally {
      limit.cancel(false);
    }
  }

  private Answered read(ClassicHttpResponse response) throws IOException {
    var text = "";
    if (response.getEntity() != null) {
      var content = response.getEntity().getContent();
      text = new String(content.readNBytes(MOST_OF_ANSWER), UTF_8);
      if (content.read() >= 0) {
        // The rest is not wanted: closing the response instead of its content drops the connection.
        response.close();
      }
    }
    return new Answered(response.getCode(), text, retryAfter(response));
  }

  /** RFC 9110 §10.2.3: seconds, or a date. */
  private @Nullable Duration retryAfter(ClassicHttpResponse response) {
    var header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
    if (header == null) {
      return null;
    }
    var value = header.getValue().strip();
    try {
      return value.chars().allMatch(Character::isDigit)
          ? Duration.ofSeconds(Long.parseLong(value))
          : Duration.between(clock.instant(),
              ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (NumberFormatException | DateTimeException | ArithmeticException unusable) {
      return null;
    }
  }

  private static String reason(Exception failure, HttpUriRequestBase request,
      Duration totalTimeout) {
    if (request.isCancelled()) {
      return "no answer within " + totalTimeout.toSeconds() + " s";
    }
    return switch (failure) {
      case AddressGuard.TargetRefused refused -> String.valueOf(refused.getMessage());
      case UnknownHostException unknown -> "the host does not resolve: " + unknown.getMessage();
      case InterruptedIOException late -> "timed out: " + late.getMessage();
      default -> failure.getClass().getSimpleName() + ": " + failure.getMessage();
    };
  }

  private static Duration since(long started) {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  @Override
  public void close() throws IOException {
    watch.shutdownNow();
    client.close();
  }
}
