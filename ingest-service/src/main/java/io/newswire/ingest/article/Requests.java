package io.newswire.ingest.article;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import io.newswire.ingest.json.StrictJson;
import io.newswire.ingest.submission.SubmissionReader;
import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** What the requests for articles have in common. */
final class Requests {
  /** The largest document, in bytes. */
  static final int LARGEST = 2 * 1024 * 1024;

  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  private static final int LONGEST_BATCH_KEY = 255 - 10;
  private static final Pattern KEY = Pattern.compile("[\\x20-\\x7E]{1,255}");

  private Requests() {}

  static Sender sender(HttpServletRequest request) {
    return new Sender(
        Objects.requireNonNull(request.getUserPrincipal(), "the path needs a key").getName(),
        idempotencyKey(request),
        RequestTrace.of(request));
  }

  /** The same for a batch, whose lines get keys of their own, a little longer than the batch's. */
  static Sender batchSender(HttpServletRequest request) {
    var sender = sender(request);
    if (sender.idempotencyKey() != null && sender.idempotencyKey().length() > LONGEST_BATCH_KEY) {
      throw Refusals.keyMalformed();
    }
    return sender;
  }

  private static @Nullable String idempotencyKey(HttpServletRequest request) {
    var keys = Collections.list(request.getHeaders(IDEMPOTENCY_KEY));
    if (keys.size() > 1 || (keys.size() == 1 && !isKey(keys.getFirst()))) {
      throw Refusals.keyMalformed();
    }
    return keys.isEmpty() ? null : keys.getFirst();
  }

  /** Whether it may be an Idempotency-Key. */
  static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }

  /**
   * The request's whole JSON document.
   *
   * @throws InvalidRequest (413) where it is larger than {@link #LARGEST}
   */
  static byte[] json(HttpServletRequest request) {
    requirePlainUtf8(request);
    try {
      var bytes = stream(request).readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw tooLarge(bytes, "The request");
      }
      return bytes;
    } catch (IOException _) {
      throw Refusals.cutOff();
    }
  }

  static InputStream stream(HttpServletRequest request) {
    try {
      return request.getInputStream();
    } catch (IOException _) {
      throw Refusals.cutOff();
    }
  }

  static InvalidRequest tooLarge(byte[] beginning, String what) {
    return new InvalidRequest(HttpStatus.CONTENT_TOO_LARGE,
        List.of(new FieldError(StrictJson.pointerAtCut(beginning), what + " has more than "
            + LARGEST + " bytes; the limit is passed within this field. A body may have "
            + SubmissionReader.LARGEST_BODY + ".")));
  }

  /** RFC 8259 §8.1: JSON is UTF-8. */
  static void requirePlainUtf8(HttpServletRequest request) {
    var type = request.getContentType();
    var charset = type == null ? null : MediaType.parseMediaType(type).getCharset();
    if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
      throw Refusals.mediaType("JSON is UTF-8; send no charset, or charset=utf-8.");
    }
    if (request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
      throw Refusals.mediaType("Send the document as it is, without Content-Encoding.");
    }
  }
}
