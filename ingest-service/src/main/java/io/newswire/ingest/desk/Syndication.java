package io.newswire.ingest.desk;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.newswire.ingest.desk.Timeline.Exposure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The syndication service, as the desk asks it. Where it does not answer, the desk goes on. */
@Component
final class Syndication {
  private static final Logger log = LoggerFactory.getLogger(Syndication.class);
  private static final long FRESH_NANOS = 600_000_000L;
  private static final int MOST_KEPT = 500;

  private record Kept(long at, @Nullable Exposure exposure) {}

  private final RestClient client;
  private final DeskSettings settings;
  // Many may look at one timeline at once.
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  Syndication(DeskSettings settings) {
    this.settings = settings;
    var requests = new JdkClientHttpRequestFactory();
    requests.setReadTimeout(settings.patience());
    this.client = RestClient.builder().requestFactory(requests).build();
  }

  /** How far the article has come; null where nobody says. */
  @Nullable
  Exposure exposure(String id) {
    var last = kept.get(id);
    if (last != null && System.nanoTime() - last.at() < FRESH_NANOS) {
      return last.exposure();
    }
    var exposure = ask(id);
    if (kept.size() > MOST_KEPT) {
      kept.clear();
    }
    kept.put(id, new Kept(System.nanoTime(), exposure));
    return exposure;
  }

  private @Nullable Exposure ask(String id) {
    var key = settings.syndicationKey();
    if (key == null || key.isBlank()) {
      return null;
    }
    try {
      return client.get()
          .uri(URI.create(settings.syndicationUrl() + "/articles/"
              + URLEncoder.encode(id, StandardCharsets.UTF_8) + "/exposure"))
          .header("Authorization", "Bearer " + key)
          .retrieve().body(Exposure.class);
    } catch (RestClientException away) {
      log.debug("The syndication service does not say how far articles have come", away);
      return null;
    }
  }
}
