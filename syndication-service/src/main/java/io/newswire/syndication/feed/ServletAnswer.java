package io.newswire.syndication.feed;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;

import io.newswire.syndication.feed.FeedSnapshot.Representation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/** Answers with a document behind the servlets, as {@link FeedHandler} does in front of them. */
final class ServletAnswer {
  private final FeedFormat format;
  private final FeedSnapshot document;
  private final Representation chosen;
  private final HttpServletRequest request;
  private final HttpServletResponse response;

  ServletAnswer(FeedFormat format, FeedSnapshot document, HttpServletRequest request,
      HttpServletResponse response) {
    this.format = format;
    this.document = document;
    this.chosen = document.chosenBy(all(HttpHeaders.ACCEPT_ENCODING, request));
    this.request = request;
    this.response = response;
    response.setHeader(HttpHeaders.VARY, Browsers.VARY);
    response.setHeader(HttpHeaders.ETAG, chosen.etag());
  }

  /** Says when the document last changed, too, and takes that for an answer. */
  boolean isKnown(Instant now) {
    var lastModified = document.lastModifiedAt(now);
    response.setDateHeader(HttpHeaders.LAST_MODIFIED, lastModified.toEpochMilli());
    return isKnown(lastModified, document.isSettled(lastModified)
        ? request.getHeader(HttpHeaders.IF_MODIFIED_SINCE)
        : null);
  }

  /** Whether the reader has the document; 304 is the answer then. No date counts. */
  boolean isKnown() {
    return isKnown(document.changedAt(), null);
  }

  private boolean isKnown(Instant lastModified, @Nullable String since) {
    var known = Preconditions.isKnown(all(HttpHeaders.IF_NONE_MATCH, request), since,
        chosen.etag(), lastModified);
    if (known) {
      response.setStatus(HttpStatus.NOT_MODIFIED.value());
    }
    return known;
  }

  void send() throws IOException {
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

  /** Several lines of a header are one list (RFC 9110 §5.3). */
  private static @Nullable String all(String name, HttpServletRequest request) {
    var values = Collections.list(request.getHeaders(name));
    return values.isEmpty() ? null : String.join(",", values);
  }
}
