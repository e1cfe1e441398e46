package io.newswire.ingest.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

import io.newswire.event.Article;
import io.newswire.event.Topics;
import io.newswire.platform.wire.RegistryUnavailable;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The render service, asked for what is not on the topic yet: docs/adr/0034. */
@Component
final class Rendering {
  /** What a desk may want to see, with its name. */
  enum Format {
    HTML("html", "Web page"), NEWSLETTER("newsletter", "E-mail"), TEXT("text", "Wire text"),
    MARKDOWN("markdown", "Markdown"), NINJS("ninjs", "ninjs 3.1"),
    NEWSML("newsml-g2", "NewsML-G2"), NITF("nitf", "NITF"), APPLE("apple-news", "Apple News"),
    RSS("rss-item", "RSS item"), ATOM("atom-entry", "Atom entry"),
    ACTIVITY("activitystreams", "ActivityStreams");

    private final String slug;
    private final String label;

    Format(String slug, String label) {
      this.slug = slug;
      this.label = label;
    }

    public String slug() {
      return slug;
    }

    public String label() {
      return label;
    }
  }

  private static final MediaType AVRO = MediaType.parseMediaType("avro/binary");

  private final RestClient client;
  private final Serializer<Article> serializer;

  Rendering(DeskSettings settings, Serializer<Article> serializer) {
    this.serializer = serializer;
    var requests = new JdkClientHttpRequestFactory();
    requests.setReadTimeout(settings.patience());
    this.client = RestClient.builder().requestFactory(requests).baseUrl(settings.renderUrl())
        .build();
  }

  static List<Format> formats() {
    return List.of(Format.values());
  }

  /** The article in the format, as UTF-8; null where the render service does not answer. */
  byte @Nullable [] preview(Article article, Format format) {
    try {
      return client.post().uri("/preview/{format}", format.slug()).contentType(AVRO)
          .body(serializer.serialize(Topics.ARTICLES, article))
          .retrieve().body(byte[].class);
    } catch (HttpClientErrorException.NotFound none) {
      return "This house does not make this rendition.".getBytes(UTF_8);
    } catch (RestClientException | RegistryUnavailable away) {
      return null;
    }
  }
}
