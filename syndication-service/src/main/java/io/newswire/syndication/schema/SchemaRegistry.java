package io.newswire.syndication.schema;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.newswire.platform.problem.Problems;
import io.newswire.platform.wire.WireSettings;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The registry by its Confluent API. What does not answer within seconds is a refusal with 503; what it does
 * not have is null.
 */
@Component
public final class SchemaRegistry {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final RestClient http;
  private final JsonMapper json;
  /** A schema's id never changes its meaning. */
  private final Cache<Integer, Schema> known = Caffeine.newBuilder().maximumSize(1_000).build();

  SchemaRegistry(WireSettings wire, JsonMapper json) {
    this.json = json;
    var requests = new JdkClientHttpRequestFactory(
        HttpClient.newBuilder().connectTimeout(PATIENCE).build());
    requests.setReadTimeout(PATIENCE);
    requests.enableCompression(false); // the answers come compressed, and are not unpacked
    http = RestClient.builder().baseUrl(wire.registryUrl() + "/apis/ccompat/v7")
        .requestFactory(requests).build();
  }

  /**
   * A registered version of a subject.
   *
   * @param id as it stands before each record's value
   * @param schema as the registry has it, JSON
   * @param parsed with all that it refers to
   */
  public record Version(String subject, int version, int id, String schema,
      @JsonIgnore Schema parsed) {}

  public List<String> subjects() {
    return ask("/subjects").values().stream().map(JsonNode::asString).sorted().toList();
  }

  /** The versions' numbers, oldest first; none where there is no such subject. */
  public List<Integer> versions(String subject) {
    return ask("/subjects/{subject}/versions", subject).values().stream().map(JsonNode::asInt)
        .sorted().toList();
  }

  /** Null where there is no such version. */
  public @Nullable Version version(String subject, int version) {
    var found = ask("/subjects/{subject}/versions/{version}", subject, version);
    return found.isMissingNode()
        ? null
        : new Version(subject, version, found.path("id").asInt(),
            found.path("schema").asString(), parse(found));
  }

  /** What a new version must be to those before it, such as {@code BACKWARD}; null where nothing is set. */
  public @Nullable String compatibility(String subject) {
    return ask("/config/{subject}?defaultToGlobal=true", subject).path("compatibilityLevel")
        .asString(null);
  }

  /** The schema with this id; null where there is none. */
  public @Nullable Schema byId(int id) {
    var schema = known.getIfPresent(id);
    if (schema == null) {
      var found = ask("/schemas/ids/{id}", id);
      schema = found.isMissingNode() ? null : parse(found);
      if (schema != null) {
        known.put(id, schema);
      }
    }
    return schema;
  }

  private Schema parse(JsonNode found) {
    try {
      return parse(found, new Schema.Parser());
    } catch (AvroRuntimeException unreadable) {
      throw Problems.refusal(HttpStatus.BAD_GATEWAY, "schema-unreadable",
          "The registry holds something else than an Avro schema",
          String.valueOf(unreadable.getMessage()));
    }
  }

  /** A schema may name types that stand in the registry under subjects of their own. */
  private Schema parse(JsonNode found, Schema.Parser parser) {
    for (var reference : found.path("references")) {
      if (!parser.getTypes().containsKey(reference.path("name").asString())) {
        parse(ask("/subjects/{subject}/versions/{version}", reference.path("subject").asString(),
            reference.path("version").asInt()), parser);
      }
    }
    return parser.parse(found.path("schema").asString());
  }

  /** A missing node where the registry has no such thing. */
  private JsonNode ask(String path, Object... variables) {
    try {
      return json.readTree(http.get().uri(path, variables).retrieve().body(String.class));
    } catch (HttpClientErrorException.NotFound absent) {
      return json.missingNode();
    } catch (RestClientException | JacksonException away) {
      throw Problems.refusal(HttpStatus.SERVICE_UNAVAILABLE, "registry-away",
          "The schema registry does not answer", "Look after it, and try again: "
              + away.getMessage());
    }
  }
}
