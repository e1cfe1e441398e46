package io.newswire.syndication.feed;

import java.io.IOException;
import java.time.Clock;
import java.util.Collections;

import io.newswire.platform.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Feeds by query: {@code /feeds/search.FORMAT?q=…&section=…}. */
@RestController
final class SearchController {
  private final FeedSearch search;
  private final Clock clock;

  SearchController(FeedSearch search, Clock clock) {
    this.search = search;
    this.clock = clock;
  }

  @GetMapping("/feeds/search.{extension:rss|atom|json}")
  void find(@PathVariable String extension, @RequestParam MultiValueMap<String, String> parameters,
      HttpServletRequest request, HttpServletResponse response) throws IOException {
    var format = FeedFormat.ofExtension(extension);
    if (format == null) {
      throw new IllegalStateException("the path admits no other: " + extension);
    }
    var found = find(FeedQuery.of(parameters), format);
    var chosen = found.chosenBy(all(request, HttpHeaders.ACCEPT_ENCODING));
    var lastModified = found.lastModifiedAt(clock.instant());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=60");
    response.setHeader(HttpHeaders.VARY, Browsers.VARY);
    response.setHeader(HttpHeaders.ETAG, chosen.etag());
    response.setHeader("X-Robots-Tag", "noindex");
    // Without a Last-Modified: what left the feed for another section moves no date.
    if (Preconditions.isKnown(all(request, HttpHeaders.IF_NONE_MATCH), null, chosen.etag(),
        lastModified)) {
      response.setStatus(HttpStatus.NOT_MODIFIED.value());
      return;
    }
    if (Browsers.open(format, request.getHeader(Browsers.DESTINATION))) {
      response.setContentType(Browsers.CONTENT_TYPE);
      response.setHeader("Content-Security-Policy", Browsers.CONTENT_SECURITY_POLICY);
    } else {
      response.setContentType(format.contentType());
    }
    if (chosen.coding() != null) {
      response.setHeader(HttpHeaders.CONTENT_ENCODING, chosen.coding());
    }
    response.setContentLength(chosen.bytes().capacity());
    if (!HttpMethod.HEAD.matches(request.getMethod())) {
      response.getOutputStream().write(chosen.copy());
    }
  }

  private FeedSnapshot find(FeedQuery query, FeedFormat format) {
    try {
      var found = search.find(query, format);
      if (found != null) {
        return found;
      }
    } catch (DataAccessException | TransactionException tooLong) {
      throw unavailable("The search took too long, or the database is away. Ask for rarer words or"
          + " for more than words, or define a feed: POST /feeds.");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    throw unavailable("Too many are searching. Try again in a few seconds.");
  }

  private static ErrorResponseException unavailable(String detail) {
    var refusal = Problems.refusal(HttpStatus.SERVICE_UNAVAILABLE, "search-unavailable",
        "The search cannot be made just now", detail);
    refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
    return refusal;
  }

  private static @Nullable String all(HttpServletRequest request, String name) {
    var values = Collections.list(request.getHeaders(name));
    return values.isEmpty() ? null : String.join(",", values);
  }
}
