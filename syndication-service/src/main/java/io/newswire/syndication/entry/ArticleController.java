package io.newswire.syndication.entry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

import io.newswire.platform.problem.Problems;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Serves what readers may see of an article: its page, and each of its renditions. */
@RestController
final class ArticleController {
  /** Short, and never past an error: what is killed must be gone from the caches too. */
  private static final String CACHE_CONTROL = "public, max-age=10";

  /** Articles bring pictures, styles and embedded media, but no scripts. */
  private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; img-src http: https:"
      + " data:; media-src http: https:; frame-src https:; style-src 'unsafe-inline';"
      + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String EXPIRED_PAGE = """
      <!DOCTYPE html>
      <html lang="en">
      <head><meta charset="utf-8"><title>No longer available</title></head>
      <body><p>This article is no longer available.</p></body>
      </html>
      """;

  private final Entries entries;

  ArticleController(Entries entries) {
    this.entries = entries;
  }

  @GetMapping("/articles/{id}")
  void page(@PathVariable ArticleId id, ServletWebRequest request, HttpServletResponse response)
      throws IOException {
    var reading = Reading.ofPage(id, entries);
    if (reading instanceof Reading.Gone(var notice) && notice == null) {
      write(HttpStatus.GONE, "text/html;charset=utf-8", EXPIRED_PAGE, request, response);
    } else {
      answer(reading, id, "html", request, response);
    }
  }

  @GetMapping("/articles/{id}/renditions/{format}")
  void rendition(@PathVariable ArticleId id, @PathVariable String format,
      ServletWebRequest request, HttpServletResponse response) throws IOException {
    answer(Reading.of(id, format, entries), id, format, request, response);
  }

  private static void answer(Reading reading, ArticleId id, String format,
      ServletWebRequest request, HttpServletResponse response) throws IOException {
    switch (reading) {
      case Reading.Shown(var rendition) -> {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
        var etag = EntityTag.of(rendition.content());
        if (!request.checkNotModified(etag, rendition.changedAt().toEpochMilli())) {
          write(HttpStatus.OK, rendition.mediaType(), rendition.content(), request, response);
        }
      }
      case Reading.Gone(var notice) when notice != null ->
        write(HttpStatus.GONE, notice.mediaType(), notice.content(), request, response);
      case Reading.Gone _ -> throw Problems.refusal(HttpStatus.GONE, "article-gone",
          "The article was taken down", "'" + id + "' must not be shown any more; remove it.");
      case Reading.NoSuchFormat(var formats) -> throw Problems.refusal(HttpStatus.NOT_FOUND,
          "rendition-not-found", "The article is not to be had in this format",
          "No format '" + format + "'. There are: " + String.join(", ", formats) + ".");
      case Reading.Unknown _ -> throw unknown(id);
    }
  }

  private static ErrorResponseException unknown(ArticleId id) {
    return Problems.refusal(HttpStatus.NOT_FOUND, "article-not-found", "There is no such article",
        "No article '" + id + "' is public. GET /feeds lists the feeds of those that are;"
            + " in the path, an id is percent-encoded.");
  }

  private static void write(HttpStatus status, String mediaType, String content,
      ServletWebRequest request, HttpServletResponse response) throws IOException {
    var body = content.getBytes(UTF_8);
    response.setStatus(status.value());
    response.setContentType(mediaType);
    response.setContentLength(body.length);
    response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    if (request.getHttpMethod() != HttpMethod.HEAD) {
      response.getOutputStream().write(body);
    }
  }
}
