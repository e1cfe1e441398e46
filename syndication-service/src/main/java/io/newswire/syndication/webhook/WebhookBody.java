package io.newswire.syndication.webhook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.newswire.platform.publication.Publications;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.entry.Entry;
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

  /** The body in this format; null where a newer revision has taken the article's place. */
  byte @Nullable [] of(Delivery delivery, String format) {
    var entry = entries.find(delivery.article());
    if (entry == null || entry.revision() != delivery.revision()) {
      return null;
    }
    var rendition = entries.rendition(delivery.article(), format);
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("id", delivery.article().value());
    data.put("revision", delivery.revision());
    data.put("pubStatus", status(entry));
    data.put("format", format);
    data.put("mediaType", rendition == null ? null : rendition.mediaType());
    data.put("content", rendition == null ? null : rendition.content());
    data.put("headline", entry.summary().headline());
    put(data, "reason", entry.reason());
    put(data, "correctionNote", entry.summary().correctionNote());
    data.put("links", links(delivery, format, entry));
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "article." + type(delivery));
    body.put("timestamp", entry.summary().acceptedAt().toString());
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
