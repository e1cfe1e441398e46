package io.newswire.syndication.outbound;

import java.net.URI;
import java.net.UnknownHostException;

import io.newswire.syndication.partner.AddressGuard;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.RouteInfo.LayerType;
import org.apache.hc.client5.http.RouteInfo.TunnelType;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.URIAuthority;

/**
 * Through the egress proxy, always as a tunnel, to an address that was vetted: the proxy gets no name
 * that it could resolve to something else. TLS and the Host header speak of the name all the same.
 */
final class EgressRoute implements HttpRoutePlanner {
  private final HttpHost proxy;
  private final AddressGuard guard;

  EgressRoute(URI proxy, AddressGuard guard) {
    this.proxy = new HttpHost(proxy.getScheme(), proxy.getHost(), proxy.getPort());
    this.guard = guard;
  }

  @Override
  public HttpRoute determineRoute(HttpHost host, HttpContext context) throws HttpException {
    var secure = URIScheme.HTTPS.same(host.getSchemeName());
    var port = host.getPort() >= 0 ? host.getPort() : secure ? 443 : 80;
    try {
      var address = guard.resolve(host.getHostName())[0];
      return new HttpRoute(new HttpHost(host.getSchemeName(), address.getHostAddress(), port),
          new URIAuthority(host.getHostName(), port), null, new HttpHost[]{proxy}, secure,
          TunnelType.TUNNELLED, secure ? LayerType.LAYERED : LayerType.PLAIN);
    } catch (UnknownHostException unknown) {
      throw new HttpException(unknown.getMessage(), unknown);
    }
  }
}
