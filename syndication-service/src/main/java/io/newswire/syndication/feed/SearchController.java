package io.newswire.syndication.feed;

import java.io.IOException;

import io.newswire.platform.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
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

  SearchController(FeedSearch search) {
    this.search = search;
  }

  @GetMapping("/feeds/search.{extension:rss|atom|json}")
  void find(@PathVariable String extension, @RequestParam MultiValueMap<String, String> parameters,
      HttpServletRequest request, HttpServletResponse response) throws IOException {
    var format = FeedFormat.ofExtension(extension);
    if (format == null) {
      throw new IllegalStateException("the path admits no other: " + extension);
    }
    var found = find(FeedQuery.of(parameters), format);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=60");
    response.setHeader("X-Robots-Tag", "noindex");
    var answer = new ServletAnswer(format, found, request, response);
    // Without a date: what left the feed for another section moves none.
    if (!answer.isKnown()) {
      answer.send();
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
}
