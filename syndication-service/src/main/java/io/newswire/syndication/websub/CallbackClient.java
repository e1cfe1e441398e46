package io.newswire.syndication.websub;

import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

import io.newswire.syndication.feed.FeedDocument;
import io.newswire.syndication.outbound.Answer;
import io.newswire.syndication.outbound.Exchange;
import io.newswire.syndication.outbound.OutboundClient;
import io.newswire.syndication.partner.AddressGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Calls callbacks. */
@Component
final class CallbackClient implements DisposableBean {
  private final OutboundClient client;

  CallbackClient(AddressGuard guard, SendingSettings settings, Clock clock) {
    this.client = new OutboundClient("Newswire-WebSub/1", settings.bounds(), guard, clock);
  }

  /** Asks, or tells, with a GET. */
  Answer ask(Callback callback, SequencedMap<String, String> parameters) {
    return client.get(callback.with(parameters)).answer();
  }

  /**
   * Posts the document as a GET of the feed would have it (WebSub §7).
   *
   * @param signature null where the subscriber gave no secret
   */
  Exchange deliver(Callback callback, FeedDocument document, @Nullable String signature) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", document.contentType());
    headers.put("Link", document.link());
    if (signature != null) {
      headers.put("X-Hub-Signature", signature);
    }
    return client.post(callback.url(), headers, document.body());
  }

  @Override
  public void destroy() throws IOException {
    client.close();
  }
}
