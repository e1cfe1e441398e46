package io.newswire.syndication.topic;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record, as far as it can be shown.
 *
 * @param key as text; null where it has none
 * @param bytes of the value
 * @param schema the full name of what it is; null where it could not be read
 * @param value null where it has none, or could not be read
 * @param problem why it could not be read
 * @param hex the beginning of what could not be read
 * @param withheld whether text is left out since the article was killed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordView(String topic, int partition, long offset, Instant at,
    @Nullable String key, Map<String, String> headers, int bytes, @Nullable Integer schemaId,
    @Nullable String schema, @Nullable JsonNode value, @Nullable String problem,
    @Nullable String hex, boolean withheld) {

  public String address() {
    return topic + "/" + partition + "/" + offset;
  }
}
