package io.newswire.syndication.feed;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.newswire.platform.problem.Problems;
import io.newswire.syndication.feed.FeedSnapshot.Representation;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Serves feeds as the snapshots have them. */
@RestController
final class FeedController {
  private final FeedSnapshots snapshots;
  private final FeedDirectory directory;
  private final Clock clock;
  private final String cacheControl;

  FeedController(FeedSnapshots snapshots, FeedDirectory directory, FeedSettings settings,
      Clock clock) {
    this.snapshots = snapshots;
    this.directory = directory;
    this.clock = clock;
    this.cacheControl = "public, max-age=%d, stale-if-error=%d".formatted(
        settings.maxAge().toSeconds(), settings.staleIfError().toSeconds());
  }

  /**
   * HEAD comes here too; the container leaves the body out. A name without an extension is its
   * definition's.
   */
  @GetMapping("/feeds/{file:.*[.].*}")
  void feed(@PathVariable String file, ServletWebRequest request, HttpServletResponse response)
      throws IOException {
    var dot = file.indexOf('.');
    var name = file.substring(0, Math.max(dot, 0));
    var format = FeedFormat.ofExtension(file.substring(dot + 1));
    if (format == null || !FeedName.isSlug(name)) {
      throw unknown(file);
    }
    var feed = directory.find(new FeedName(name));
    if (feed != null && hasEnded(feed, format, response)) {
      return;
    }
    var snapshot = newest(new FeedName(name), format);
    if (snapshot == null) {
      throw unknown(file);
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
    response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    var representation = chosen(snapshot, request.getHeader(HttpHeaders.ACCEPT_ENCODING));
    // If-None-Match before If-Modified-Since (RFC 9110 §13.2.2); sets both validators.
    if (!request.checkNotModified(representation.etag(), lastModified(snapshot).toEpochMilli())) {
      write(representation, format, request.getHttpMethod(), response);
    }
  }

  /** Whether a reader is told to ask here no longer; answers then. */
  private static boolean hasEnded(FeedTable.Feed feed, FeedFormat format,
      HttpServletResponse response) {
    return switch (feed.state()) {
      case OPEN -> false;
      case CLOSED, DELETED -> throw Problems.refusal(HttpStatus.GONE, "feed-closed",
          "The feed has ended", "Nothing will come here any more. GET /feeds lists what there is.");
      case MOVED -> {
        response.setStatus(HttpStatus.MOVED_PERMANENTLY.value());
        response.setHeader(HttpHeaders.LOCATION,
            "/feeds/" + feed.movedTo() + "." + format.extension());
        yield true;
      }
    };
  }

  private @Nullable FeedSnapshot newest(FeedName name, FeedFormat format) {
    try {
      var snapshot = snapshots.newest(name, format);
      if (snapshot == null && !directory.isLoaded()) {
        throw unavailable();
      }
      return snapshot;
    } catch (DataAccessException | TransactionException away) {
      throw unavailable();
    }
  }

  private static Representation chosen(FeedSnapshot snapshot, @Nullable String acceptEncoding) {
    return AcceptedCodings.admit(acceptEncoding, "gzip") ? snapshot.gzip() : snapshot.plain();
  }

  /**
   * The last full second before the change where the change's own second is still running: another
   * one may yet fall into it, and whoever asks with If-Modified-Since would miss that.
   */
  private Instant lastModified(FeedSnapshot snapshot) {
    var second = snapshot.changedAt().truncatedTo(ChronoUnit.SECONDS);
    var running = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return second.isBefore(running) ? second : running.minusSeconds(1);
  }

  private static void write(Representation representation, FeedFormat format, HttpMethod method,
      HttpServletResponse response) throws IOException {
    response.setContentType(format.mediaType() + ";charset=utf-8");
    response.setContentLength(representation.body().length);
    if (representation.coding() != null) {
      response.setHeader(HttpHeaders.CONTENT_ENCODING, representation.coding());
    }
    if (method != HttpMethod.HEAD) {
      response.getOutputStream().write(representation.body());
    }
  }

  private static ErrorResponseException unknown(String file) {
    return Problems.refusal(HttpStatus.NOT_FOUND, "feed-not-found", "There is no such feed",
        "No feed '" + file + "'. GET /feeds lists them; each has .rss, .atom and .json.");
  }

  private static ErrorResponseException unavailable() {
    var refusal = Problems.refusal(HttpStatus.SERVICE_UNAVAILABLE, "feed-unavailable",
        "The feed cannot be made just now", "Try again in a few seconds.");
    refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
    return refusal;
  }
}
