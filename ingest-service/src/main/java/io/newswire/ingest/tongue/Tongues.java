package io.newswire.ingest.tongue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All formats that ingest understands beside its own JSON. */
@Component
public class Tongues {
  private final Map<String, Tongue> byMediaType = new HashMap<>();
  private final JsonMapper json;

  Tongues(List<Tongue> tongues, JsonMapper json) {
    this.json = json;
    for (var tongue : tongues) {
      tongue.mediaTypes().forEach(type -> byMediaType.put(type, tongue));
    }
  }

  /**
   * The document as our own JSON, byte by byte what it was where it is that already.
   *
   * @param contentType with or without parameters; null: our JSON
   */
  public byte[] asOurs(@Nullable String contentType, byte[] content) {
    var tongue = contentType == null
        ? null
        : byMediaType.get(contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT));
    return tongue == null ? content : json.writeValueAsBytes(tongue.toArticle(content));
  }
}
