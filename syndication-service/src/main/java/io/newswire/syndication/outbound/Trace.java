package io.newswire.syndication.outbound;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What can be told of an exchange afterwards.
 *
 * @param requestHeaders as they were sent, what may be secret masked; none where nothing was sent
 * @param responseHeaders as they came, at most 16 KiB of them; none where no answer came
 * @param remoteAddress that was dialled, with the port; null where no connection came about
 */
public record Trace(List<Header> requestHeaders, List<Header> responseHeaders,
    @Nullable String remoteAddress, Timing timing) {

  /** Of a request that was refused before anything was dialled. */
  public static final Trace NONE = new Trace(List.of(), List.of(), null,
      new Timing(null, null, null, null));

  public Trace {
    requestHeaders = List.copyOf(requestHeaders);
    responseHeaders = List.copyOf(responseHeaders);
  }

  public record Header(String name, String value) {}

  /**
   * Where the time went. Null where it did not come to that; a connection that is used again has
   * neither DNS, connect nor TLS.
   *
   * @param connect without DNS and TLS; of several addresses that were tried the last
   * @param firstByte from the beginning to the answer's head
   */
  public record Timing(@Nullable Duration dns, @Nullable Duration connect, @Nullable Duration tls,
      @Nullable Duration firstByte) {}
}
