package io.newswire.syndication.feed;

import io.newswire.platform.problem.Problems;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Says why {@link FeedHandler}, which answers first, had nothing to serve. */
@RestController
final class FeedController {
  private final FeedDirectory directory;

  FeedController(FeedDirectory directory) {
    this.directory = directory;
  }

  /** A name without an extension is its definition's. */
  @GetMapping("/feeds/{file:.*[.].*}")
  void explain(@PathVariable String file, HttpServletResponse response) {
    var dot = file.indexOf('.');
    var name = file.substring(0, Math.max(dot, 0));
    var format = FeedFormat.ofExtension(file.substring(dot + 1));
    if (format == null || !FeedName.isSlug(name)) {
      throw unknown(file);
    }
    if (!directory.isLoaded()) {
      throw unavailable();
    }
    var feed = directory.find(new FeedName(name));
    if (feed == null || !feed.offers(format)) {
      throw unknown(file);
    }
    switch (feed.state()) {
      case OPEN -> throw unavailable();
      case CLOSED, DELETED -> throw closed();
      case MOVED -> {
        response.setStatus(HttpStatus.MOVED_PERMANENTLY.value());
        response.setHeader(HttpHeaders.LOCATION,
            "/feeds/" + feed.movedTo() + "." + format.extension());
      }
    }
  }

  static ErrorResponseException closed() {
    return Problems.refusal(HttpStatus.GONE, "feed-closed", "The feed has ended",
        "Nothing will come here any more. GET /feeds lists what there is.");
  }

  private static ErrorResponseException unknown(String file) {
    return Problems.refusal(HttpStatus.NOT_FOUND, "feed-not-found", "There is no such feed",
        "No feed '" + file + "'. GET /feeds lists them; each has .rss, .atom and .json.");
  }

  static ErrorResponseException unavailable() {
    var refusal = Problems.refusal(HttpStatus.SERVICE_UNAVAILABLE, "feed-unavailable",
        "The feed cannot be made just now", "Try again in a few seconds.");
    refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
    return refusal;
  }
}
