package io.newswire.syndication.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.newswire.syndication.outbound.Answer.Answered;
import io.newswire.syndication.outbound.Answer.Unanswered;
import io.newswire.syndication.partner.AddressGuard;
import io.newswire.syndication.partner.Tls;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Calls the servers of partners and subscribers. Everything is bounded: the addresses (vetted, and
 * dialled as vetted), the time, and how much of the answer is read. Redirects are not followed.
 */
public final class OutboundClient implements AutoCloseable {
  private static final int MOST_OF_ANSWER = 16 * 1024;

  /** A client that nobody uses any more is closed; a request that is under way takes less. */
  private static final Duration IDLE = Duration.ofMinutes(10);

  private final CloseableHttpClient usual;
  /** Connections that say who we are, or trust others than usual, are for whom they are meant alone. */
  private final LoadingCache<Tls, CloseableHttpClient> particular;
  private final String userAgent;
  private final Bounds bounds;
  private final AddressGuard guard;
  private final Clock clock;
  private final ScheduledExecutorService watchdog = watchdog();

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
    this.guard = guard;
    this.userAgent = userAgent;
    this.usual = client(null);
    this.particular = Caffeine.newBuilder().expireAfterAccess(IDLE)
        .<Tls, CloseableHttpClient>removalListener(OutboundClient::close)
        .build(tls -> client(tls.context()));
  }

  /** Nearly every request ends in time; one that waited here for its limit would hold on to its bytes. */
  private static ScheduledExecutorService watchdog() {
    var watchdog = new ScheduledThreadPoolExecutor(1,
        Thread.ofPlatform().daemon().name("outbound-watch").factory());
    watchdog.setRemoveOnCancelPolicy(true);
    return watchdog;
  }

  private static void close(@Nullable Tls tls, @Nullable CloseableHttpClient unused,
      RemovalCause cause) {
    if (unused != null) {
      unused.close(CloseMode.GRACEFUL);
    }
  }

  private CloseableHttpClient client(@Nullable SSLContext tls) {
    var builder = HttpClients.custom();
    if (guard.proxy() != null) {
      builder.setRoutePlanner(new EgressRoute(guard.proxy(), guard));
    }
    return builder.setConnectionManager(Connections.of(bounds, guard, tls))
        .setDefaultRequestConfig(RequestConfig.custom()
            .setConnectionRequestTimeout(Connections.timeout(bounds.connectTimeout()))
            .setResponseTimeout(Connections.timeout(bounds.responseTimeout()))
            .build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .setUserAgent(userAgent)
        .build();
  }

  /** Asks; whatever goes wrong is the exchange's answer. */
  public Exchange get(URI url) {
    return exchange(url, new HttpGet(url), bounds.totalTimeout(), null);
  }

  /**
   * Posts the bytes; whatever goes wrong is the exchange's answer.
   *
   * @param headers with the Content-Type, which is sent to the letter
   */
  public Exchange post(URI url, Map<String, String> headers, byte[] body) {
    return post(url, headers, body, null, null);
  }

  /**
   * The same, within another time and over other connections.
   *
   * @param timeout for the whole exchange and for each pause in it; null: the client's own
   * @param tls what connections are secured with; null: the usual. It changes nothing about which
   *     addresses may be dialled
   */
  public Exchange post(URI url, Map<String, String> headers, byte[] body,
      @Nullable Duration timeout, @Nullable Tls tls) {
    var request = new HttpPost(url);
    headers.forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(body, null));
    if (timeout != null) {
      request.setConfig(RequestConfig.custom()
          .setConnectionRequestTimeout(Connections.timeout(bounds.connectTimeout()))
          .setResponseTimeout(Connections.timeout(timeout))
          .build());
    }
    return exchange(url, request, timeout == null ? bounds.totalTimeout() : timeout, tls);
  }

  private Exchange exchange(URI url, HttpUriRequestBase request, Duration totalTimeout,
      @Nullable Tls tls) {
    var startedAt = clock.instant();
    var context = HttpClientContext.create();
    var watch = Stopwatch.startedIn(context);
    // The client's own timeouts bound each pause, not a server that drips a byte a second.
    var limit = watchdog.schedule(request::cancel, totalTimeout.toMillis(),
        TimeUnit.MILLISECONDS);
    var responseHeaders = new ArrayList<Trace.Header>();
    Answer answer;
    try {
      guard.check(url);
      var client = tls == null ? usual : particular.get(tls);
      answer = client.execute(request, context, response -> {
        watch.answered();
        responseHeaders.addAll(Headers.received(response.getHeaders()));
        return read(response);
      });
    } catch (IOException | RuntimeException failure) {
      answer = new Unanswered(reason(failure, request, totalTimeout));
    } finally {
      limit.cancel(false);
    }
    return new Exchange(answer, startedAt, watch.total(), new Trace(sent(context),
        responseHeaders, remoteAddress(context), watch.timing()));
  }

  private static List<Trace.Header> sent(HttpClientContext context) {
    var request = context.getRequest();
    return request == null ? List.of() : Headers.sent(request.getHeaders());
  }

  private static @Nullable String remoteAddress(HttpClientContext context) {
    var route = context.getHttpRoute();
    if (route != null && route.isTunnelled()) {
      return route.getTargetHost().toHostString();
    }
    return context.getEndpointDetails() != null
        && context.getEndpointDetails().getRemoteAddress() instanceof InetSocketAddress remote
            ? new HttpHost(remote.getAddress().getHostAddress(), remote.getPort()).toHostString()
            : null;
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
    return new Answered(response.getCode(), text, RetryAfter.of(response, clock.instant()));
  }

  private static String reason(Exception failure, HttpUriRequestBase request,
      Duration totalTimeout) {
    if (request.isCancelled()) {
      return "no answer within " + totalTimeout.toSeconds() + " s";
    }
    return switch (failure) {
      case AddressGuard.TargetRefused refused -> String.valueOf(refused.getMessage());
      case UnknownHostException unknown -> "the host does not resolve: " + unknown.getMessage();
      case ClientProtocolException odd when odd.getCause() != null
          && odd.getCause().getCause() instanceof UnknownHostException unknown ->
        reason(unknown, request, totalTimeout);
      case InterruptedIOException late -> "timed out: " + late.getMessage();
      default -> failure.getClass().getSimpleName() + ": " + failure.getMessage();
    };
  }

  @Override
  public void close() throws IOException {
    watchdog.shutdownNow();
    particular.invalidateAll();
    usual.close();
  }
}
