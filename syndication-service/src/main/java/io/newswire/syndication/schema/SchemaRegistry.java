package io.newswire.syndication.schema;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.newswire.platform.problem.Problems;
import io.newswire.platform.wire.WireSettings;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The registry by its Confluent API. What does not answer within seconds is a refusal with 503; what it does
 * not have is null.
 */
@Component
public final class SchemaRegistry {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final RestClient http;
  /** A schema's id never changes its meaning. */
  private final Cache<Integer, Schema> known = Caffeine.newBuilder().maximumSize(1_000).build();

  SchemaRegistry(WireSettings wire) {
    var requests = new JdkClientHttpRequestFactory(
        HttpClient.newBuilder().connectTimeout(PATIENCE).build());
    requests.setReadTimeout(PATIENCE);
    http = RestClient.builder().baseUrl(wire.registryUrl() + "/apis/ccompat/v7")
        .requestFactory(requests).build();
  }

  /**
   * A registered version of a subject.
   *
   * @param id as it stands before each record's value
   * @param schema as JSON
   */
  public record Version(String subject, int version, int id, String schema) {
    public Schema parsed() {
      return parse(schema);
    }
  }

  private record SchemaText(String schema) {}

  private record Level(@Nullable String compatibilityLevel) {}

  public List<String> subjects() {
    var subjects = ask("/subjects", String[].class);
    return subjects == null ? List.of() : List.of(subjects).stream().sorted().toList();
  }

  /** The versions' numbers, oldest first; none where there is no such subject. */
  public List<Integer> versions(String subject) {
    var versions = ask("/subjects/{subject}/versions", Integer[].class, subject);
    return versions == null ? List.of() : List.of(versions).stream().sorted().toList();
  }

  /** Null where there is no such version. */
  public @Nullable Version version(String subject, int version) {
    return ask("/subjects/{subject}/versions/{version}", Version.class, subject, version);
  }

  /** What a new version must be to those before it, such as {@code BACKWARD}; null where nothing is set. */
  public @Nullable String compatibility(String subject) {
    var level = ask("/config/{subject}?defaultToGlobal=true", Level.class, subject);
    return level == null ? null : level.compatibilityLevel();
  }

  /** The schema with this id; null where there is none. */
  public @Nullable Schema byId(int id) {
    var schema = known.getIfPresent(id);
    if (schema == null) {
      var text = ask("/schemas/ids/{id}", SchemaText.class, id);
      schema = text == null ? null : parse(text.schema());
      if (schema != null) {
        known.put(id, schema);
      }
    }
    return schema;
  }

  private static Schema parse(String schema) {
    try {
      return new Schema.Parser().parse(schema);
    } catch (SchemaParseException unreadable) {
      throw Problems.refusal(HttpStatus.BAD_GATEWAY, "schema-unreadable",
          "The registry holds something else than an Avro schema",
          String.valueOf(unreadable.getMessage()));
    }
  }

  private <T> @Nullable T ask(String path, Class<T> type, Object... variables) {
    try {
      return http.get().uri(path, variables).retrieve().body(type);
    } catch (HttpClientErrorException.NotFound absent) {
      return null;
    } catch (RestClientException away) {
      throw Problems.refusal(HttpStatus.SERVICE_UNAVAILABLE, "registry-away",
          "The schema registry does not answer", "Look after it, and try again: "
              + away.getMessage());
    }
  }
}
