package io.newswire.syndication.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.newswire.syndication.webhook.Claims.Ready;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Several events in one body: {@code {"type": "batch", "timestamp", "data": {"events": [...]}}}, each
 * with its own id, type and timestamp. Standard Webhooks has no such thing; this keeps its
 * {@code type}, {@code timestamp} and {@code data}.
 */
final class BatchBody {
  /** What nginx takes where nobody has told it to take more is 1 MiB. */
  private static final int MOST_BYTES = 1_000_000;

  private final JsonMapper json;
  private final List<Ready> events = new ArrayList<>();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  BatchBody(JsonMapper json) {
    this.json = json;
  }

  /**
   * Adds an event where there is room for it; the first finds room always.
   *
   * @param transformed what stands in the place of its data; null: its data
   */
  boolean add(Ready event, @Nullable JsonNode transformed) {
    var whole = (ObjectNode) json.readTree(event.body());
    var named = json.createObjectNode().put("id", event.delivery().webhookId());
    whole.properties().forEach(field -> named.set(field.getKey(), field.getValue()));
    if (transformed != null) {
      named.set("data", transformed);
    }
    var bytes = json.writeValueAsBytes(named);
    if (!events.isEmpty() && written.size() + bytes.length > MOST_BYTES) {
      return false;
    }
    if (!events.isEmpty()) {
      written.write(',');
    }
    written.writeBytes(bytes);
    events.add(event);
    return true;
  }

  List<Ready> events() {
    return List.copyOf(events);
  }

  byte[] bytes(Instant now) {
    return ("{\"type\":\"batch\",\"timestamp\":\"" + now + "\",\"data\":{\"events\":["
        + written.toString(UTF_8) + "]}}").getBytes(UTF_8);
  }
}
