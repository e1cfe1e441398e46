package io.newswire.syndication.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;

import javax.net.ssl.SSLContext;

import io.newswire.syndication.outbound.OutboundClient.Bounds;
import io.newswire.syndication.partner.AddressGuard;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Connections that dial what was vetted, within bounds, and say how long it took. */
final class Connections extends PoolingHttpClientConnectionManagerBuilder {
  private static final Http1Config HEADERS = Http1Config.custom()
      .setMaxLineLength(16 * 1024).setMaxHeaderCount(100).build();

  private Connections() {}

  /** @param tls that TLS is spoken with; null: as everybody does */
  static PoolingHttpClientConnectionManager of(Bounds bounds, AddressGuard guard,
      @Nullable SSLContext tls) {
    return new Connections()
        .setTlsSocketStrategy(tls == null ? null : new DefaultClientTlsStrategy(tls))
        .setDnsResolver(resolver(guard))
        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
            .http1Config(HEADERS).build())
        .setMaxConnTotal(bounds.concurrency())
        .setMaxConnPerRoute(bounds.concurrency())
        .setDefaultConnectionConfig(ConnectionConfig.custom()
            .setConnectTimeout(timeout(bounds.connectTimeout()))
            .setSocketTimeout(timeout(bounds.responseTimeout()))
            .setTimeToLive(Timeout.ofMinutes(5))
            .setValidateAfterInactivity(Timeout.ofSeconds(1))
            .build())
        .build();
  }

  static Timeout timeout(Duration duration) {
    return Timeout.ofMilliseconds(duration.toMillis());
  }

  /** What it returns is dialled: the client asks once a connection and nobody else. */
  private static DnsResolver resolver(AddressGuard guard) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        var proxy = guard.proxy();
        // With a proxy, the route has vetted the target; what is left to be dialled is the proxy.
        return proxy != null ? InetAddress.getAllByName(proxy.getHost()) : guard.resolve(host);
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }

  @Override
  protected HttpClientConnectionOperator createConnectionOperator(
      @Nullable SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
    return new Timed(ports, names, tls);
  }

  private static final class Timed extends DefaultHttpClientConnectionOperator {
    Timed(@Nullable SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
      super(ports, names, RegistryBuilder.<TlsSocketStrategy>create()
          .register(URIScheme.HTTPS.id, tls).build());
    }

    @Override
    public void connect(ManagedHttpClientConnection connection, HttpHost host,
        @Nullable NamedEndpoint name, @Nullable InetSocketAddress local,
        @Nullable Timeout timeout, SocketConfig config, @Nullable Object attachment,
        HttpContext context) throws IOException {
      Stopwatch.of(context).lookingUp();
      super.connect(connection, host, name, local, timeout, config, attachment, context);
    }

    @Override
    protected void onBeforeSocketConnect(HttpContext context, HttpHost host) {
      Stopwatch.of(context).connecting();
    }

    @Override
    protected void onAfterSocketConnect(HttpContext context, HttpHost host) {
      Stopwatch.of(context).connected();
    }

    @Override
    protected void onBeforeTlsHandshake(HttpContext context, HttpHost host) {
      Stopwatch.of(context).greeting();
    }

    @Override
    protected void onAfterTlsHandshake(HttpContext context, HttpHost host) {
      Stopwatch.of(context).greeted();
    }
  }
}
