package io.newswire.syndication.webhook;

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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.newswire.syndication.partner.AddressGuard;
import io.newswire.syndication.webhook.AttemptOutcome.Accepted;
import io.newswire.syndication.webhook.AttemptOutcome.Gone;
import io.newswire.syndication.webhook.AttemptOutcome.Refused;
import io.newswire.syndication.webhook.AttemptOutcome.Unreachable;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends one webhook. Everything is bounded: the addresses (vetted, and dialled as vetted), the time,
 * and how much of the answer is read. Redirects are not followed.
 */
@Component
final class WebhookSender implements DisposableBean {
  private static final int MOST_OF_ANSWER = 16 * 1024;
  private static final int GONE = 410;

  private final CloseableHttpClient client;
  private final WebhookSettings settings;
  private final Clock clock;
  private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("webhook-watch").factory());

  WebhookSender(AddressGuard guard, WebhookSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    var connections = PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(vetted(guard))
        .setMaxConnTotal(settings.concurrency())
        .setMaxConnPerRoute(settings.concurrency())
        .setDefaultConnectionConfig(ConnectionConfig.custom()
            .setConnectTimeout(timeout(settings.connectTimeout()))
            .setSocketTimeout(timeout(settings.responseTimeout()))
            .setTimeToLive(Timeout.ofMinutes(5))
            .setValidateAfterInactivity(Timeout.ofSeconds(1))
            .build())
        .build();
    this.client = HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(RequestConfig.custom()
            .setConnectionRequestTimeout(timeout(settings.connectTimeout()))
            .setResponseTimeout(timeout(settings.responseTimeout()))
            .build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .setUserAgent("Newswire-Webhooks/1")
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

  /** Makes one attempt; whatever goes wrong is its outcome. */
  Attempt send(URI url, String webhookId, String secret, byte[] body) {
    var startedAt = clock.instant();
    var started = System.nanoTime();
    var request = new HttpPost(url);
    request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    request.setHeader("webhook-id", webhookId);
    request.setHeader("webhook-timestamp", String.valueOf(startedAt.getEpochSecond()));
    request.setHeader("webhook-signature", WebhookSignature.of(secret, webhookId, startedAt, body));
    // The client's own timeouts bound each pause, not a partner that drips a byte a second.
    var limit = watch.schedule(request::cancel, settings.totalTimeout().toMillis(),
        TimeUnit.MILLISECONDS);
    try {
      var answer = client.execute(request, this::read);
      return new Attempt(answer.outcome(), startedAt, since(started), answer.text());
    } catch (IOException | RuntimeException failure) {
      return new Attempt(new Unreachable(reason(failure, request)), startedAt, since(started),
          null);
    } finally {
      limit.cancel(false);
    }
  }

  private record Answer(AttemptOutcome outcome, String text) {}

  private Answer read(ClassicHttpResponse response) throws IOException {
    var text = "";
    if (response.getEntity() != null) {
      var content = response.getEntity().getContent();
      text = new String(content.readNBytes(MOST_OF_ANSWER), UTF_8);
      if (content.read() >= 0) {
        // The rest is not wanted: closing the response instead of its content drops the connection.
        response.close();
      }
    }
    return new Answer(outcome(response), text);
  }

  private AttemptOutcome outcome(ClassicHttpResponse response) {
    var status = response.getCode();
    if (status >= 200 && status < 300) {
      return new Accepted(status);
    }
    if (status == GONE) {
      return new Gone();
    }
    var reason = status >= 300 && status < 400
        ? status + ": redirects are not followed; register the new URL"
        : "answered " + status;
    return new Refused(status, reason, retryAfter(response));
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

  private String reason(Exception failure, HttpPost request) {
    if (request.isCancelled()) {
      return "no answer within " + settings.totalTimeout().toSeconds() + " s";
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
  public void destroy() throws IOException {
    watch.shutdownNow();
    client.close();
  }
}
