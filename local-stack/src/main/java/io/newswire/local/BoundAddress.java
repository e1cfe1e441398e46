package io.newswire.local;

import java.util.Map;
import java.util.Set;

/**
 * Where the services listen: one that is bound to a single address answers at no other.
 *
 * @param host an address or a name; empty where loopback is bound, alone or with all others
 */
record BoundAddress(String host) {
  private static final Set<String> WITH_LOOPBACK = Set.of("0.0.0.0", "::", "127.0.0.1",
      "localhost");

  /** As the services' environment says. */
  static BoundAddress of(Map<String, String> environment) {
    var bound = environment.getOrDefault("NEWSWIRE_BIND", "");
    return new BoundAddress(WITH_LOOPBACK.contains(bound) ? "" : bound);
  }

  boolean isLoopback() {
    return host.isEmpty();
  }

  /** @param loopback how loopback is to be named */
  String url(String loopback, int port) {
    var name = isLoopback() ? loopback : host.contains(":") ? "[" + host + "]" : host;
    return "http://" + name + ":" + port;
  }
}
