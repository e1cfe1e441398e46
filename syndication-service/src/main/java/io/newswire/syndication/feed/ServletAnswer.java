package io.newswire.syndication.feed;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;

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
  private final Validators validators;
  private final Coding coding;
  private final HttpServletRequest request;
  private final HttpServletResponse response;

  ServletAnswer(FeedFormat format, FeedSnapshot document, HttpServletRequest request,
      HttpServletResponse response) {
    this.format = format;
    this.document = document;
    this.validators = document.validators();
    this.coding = AcceptedCodings.smallest(all(HttpHeaders.ACCEPT_ENCODING, request));
    this.request = request;
    this.response = response;
    response.setHeader(HttpHeaders.VARY, Browsers.VARY);
    response.setHeader(HttpHeaders.ETAG, validators.etag(coding));
  }

  /** Says when the document last changed, too, and takes that for an answer. */
  boolean isKnown(Instant now) {
    var lastModified = validators.lastModifiedAt(now);
    response.setDateHeader(HttpHeaders.LAST_MODIFIED, lastModified.toEpochMilli());
    return isKnown(lastModified, validators.areSettled(lastModified)
        ? request.getHeader(HttpHeaders.IF_MODIFIED_SINCE)
        : null);
  }

  /** Whether the reader has the document; 304 is the answer then. No date counts. */
  boolean isKnown() {
    return isKnown(validators.changedAt(), null);
  }

  private boolean isKnown(Instant lastModified, @Nullable String since) {
    var known = Preconditions.isKnown(all(HttpHeaders.IF_NONE_MATCH, request), since,
        validators.etag(coding), lastModified);
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
    if (coding.token() != null) {
      response.setHeader(HttpHeaders.CONTENT_ENCODING, coding.token());
    }
    var sent = document.represented(coding).copy();
    response.setContentLength(sent.length);
    if (!HttpMethod.HEAD.matches(request.getMethod())) {
      response.getOutputStream().write(sent);
    }
  }

  /** Several lines of a header are one list (RFC 9110 §5.3). */
  private static @Nullable String all(String name, HttpServletRequest request) {
    var values = Collections.list(request.getHeaders(name));
    return values.isEmpty() ? null : String.join(",", values);
  }
}
