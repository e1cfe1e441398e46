package io.newswire.render.road;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.event.Article;
import io.newswire.event.Topics;
import io.newswire.platform.wire.Received;
import io.newswire.render.article.ArticleRenderer;
import org.apache.kafka.common.serialization.Deserializer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /preview/{format}}: a record as it would stand on the articles topic, answered with its
 * rendition. Nothing is kept. For our own services: see docs/adr/0034.
 */
@RestController
class PreviewController {
  private final ArticleRenderer renderer;
  private final Deserializer<Received<Article>> articles;

  PreviewController(ArticleRenderer renderer, Deserializer<Received<Article>> articles) {
    this.renderer = renderer;
    this.articles = articles;
  }

  @PostMapping(path = "/preview/{format}", consumes = "avro/binary")
  ResponseEntity<byte[]> preview(@PathVariable String format, @RequestBody byte[] record) {
    return switch (articles.deserialize(Topics.ARTICLES, record)) {
      case Received.Unreadable<Article>(var reason, _) -> throw refusal(
          HttpStatus.UNPROCESSABLE_CONTENT, "Not an article's record: " + reason);
      case Received.Readable<Article>(var article, _) -> answer(format, article);
    };
  }

  private ResponseEntity<byte[]> answer(String format, Article article) {
    var rendition = renderer.render(article, format);
    if (rendition == null) {
      throw refusal(HttpStatus.NOT_FOUND, "No format '" + format + "'.");
    }
    return ResponseEntity.ok().cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_TYPE, rendition.getMediaType())
        .body(rendition.getContent().getBytes(UTF_8));
  }

  private static ErrorResponseException refusal(HttpStatus status, String detail) {
    return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail),
        null);
  }
}
