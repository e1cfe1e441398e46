package io.newswire.syndication.webhook;

import static java.util.stream.Collectors.groupingBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.newswire.platform.publication.Publications;
import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.entry.Entry;
import io.newswire.syndication.entry.EntryChange.Kind;
import io.newswire.syndication.entry.StoredRendition;
import io.newswire.syndication.partner.Endpoint;
import io.newswire.syndication.partner.EndpointOptions.Content;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a webhook says: the contract's {@code {"type", "timestamp", "data"}}. */
@Component
final class WebhookBody {
  private final Entries entries;
  private final Publications publications;
  private final JsonMapper json;

  WebhookBody(Entries entries, Publications publications, JsonMapper json) {
    this.entries = entries;
    this.publications = publications;
    this.json = json;
  }

  /**
   * Bodies of deliveries.
   *
   * @param bodies each as its endpoint wants it
   * @param expired deliveries without one, since they waited until their article had expired
   */
  record Written(Map<Delivery, byte[]> bodies, Set<Delivery> expired) {}

  /** Leaves out those whose article a newer revision has taken the place of. */
  Written of(Map<Delivery, Endpoint> receivers, Instant now) {
    var articles = receivers.keySet().stream().map(Delivery::article).collect(Collectors.toSet());
    var known = entries.findAll(articles);
    var bodies = new HashMap<Delivery, byte[]>();
    var expired = new HashSet<Delivery>();
    receivers.entrySet().stream().collect(groupingBy(one -> one.getValue().format()))
        .forEach((format, some) -> {
          var renditions = entries.renditions(
              some.stream().map(one -> one.getKey().article()).collect(Collectors.toSet()), format);
          var written = new HashMap<Wanted, byte[]>();
          for (var one : some) {
            var delivery = one.getKey();
            var entry = known.get(delivery.article());
            var rendition = renditions.get(delivery.article());
            if (entry == null || entry.revision() != delivery.revision()) {
              continue;
            }
            if (isTooLate(delivery, entry, now)) {
              expired.add(delivery);
            } else if (rendition == null || rendition.revision() == delivery.revision()) {
              bodies.put(delivery, written.computeIfAbsent(Wanted.of(delivery, one.getValue()),
                  _ -> body(delivery, one.getValue(), entry, rendition)));
            }
          }
        });
    return new Written(bodies, expired);
  }

  /** That the story is gone is news still. */
  private static boolean isTooLate(Delivery delivery, Entry entry, Instant now) {
    return delivery.event() != Kind.KILLED && delivery.event() != Kind.WITHHELD
        && entry.expiresAt() != null && !entry.expiresAt().isAfter(now);
  }

  /** All that deliveries of an article in one format can differ in: those that do not share their bytes. */
  private record Wanted(ArticleId article, String type, @Nullable String replay, Content content) {
    static Wanted of(Delivery delivery, Endpoint endpoint) {
      return new Wanted(delivery.article(), WebhookBody.type(delivery), delivery.replay(),
          endpoint.options().content());
    }
  }

  /** The body that a delivery of the entry would have. */
  byte[] preview(Endpoint endpoint, Entry entry, Kind event) {
    var delivery = new Delivery(0, "msg_preview", endpoint.id(), entry.article(), entry.revision(),
        event, 0, 0, entry.summary().acceptedAt(), entry.summary().acceptedAt(), null, null);
    return body(delivery, endpoint, entry,
        entries.rendition(entry.article(), endpoint.format()));
  }

  private byte[] body(Delivery delivery, Endpoint endpoint, Entry entry,
      @Nullable StoredRendition rendition) {
    var format = endpoint.format();
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("id", delivery.article().value());
    data.put("revision", delivery.revision());
    data.put("pubStatus", status(entry));
    data.put("format", format);
    data.put("mediaType", rendition == null ? null : rendition.mediaType());
    if (endpoint.options().content() == Content.FULL) {
      data.put("content", rendition == null ? null : rendition.content());
    }
    data.put("headline", entry.summary().headline());
    if (entry.state() == Entry.State.SCHEDULED) {
      data.put("embargoUntil", entry.visibleFrom().toString());
    }
    put(data, "reason", entry.reason());
    put(data, "correctionNote", entry.summary().correctionNote());
    data.put("links", links(delivery, format, entry));
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("type", "article." + type(delivery));
    body.put("timestamp", entry.summary().acceptedAt().toString());
    put(body, "replay", delivery.replay());
    body.put("data", data);
    return json.writeValueAsBytes(body);
  }

  private Map<String, String> links(Delivery delivery, String format, Entry entry) {
    var own = publications.publicUrl() + "/articles/"
        + URLEncoder.encode(delivery.article().value(), StandardCharsets.UTF_8).replace("+", "%20");
    var links = new LinkedHashMap<String, String>();
    links.put("alternate", entry.summary().url());
    links.put("self", own + "/renditions/" + format);
    return links;
  }

  private static void put(Map<String, @Nullable Object> data, String name,
      @Nullable Object value) {
    if (value != null) {
      data.put(name, value);
    }
  }

  private static String type(Delivery delivery) {
    return switch (delivery.event()) {
      case PUBLISHED -> "published";
      case UPDATED, WITHHELD -> "updated";
      case CORRECTED -> "corrected";
      case KILLED -> "killed";
    };
  }

  private static String status(Entry entry) {
    return switch (entry.state()) {
      case SCHEDULED, VISIBLE, EXPIRED -> "USABLE";
      case WITHHELD -> "WITHHELD";
      case KILLED -> "CANCELED";
    };
  }
}
