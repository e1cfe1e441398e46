package io.newswire.ingest.article;

import io.newswire.ingest.json.Wording;
import io.newswire.platform.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The answers to requests that are well-formed and cannot be granted. */
final class Refusals {
  private static final String RETRY_AFTER_SECONDS = "2";

  private Refusals() {}

  static ErrorResponseException unknown(String id) {
    return Problems.refusal(HttpStatus.NOT_FOUND, "article-not-found", "No such article",
        "No article " + Wording.quote(id) + ". POST /articles makes one; in a path an id stands"
            + " percent-encoded.");
  }

  static ErrorResponseException killed(String id) {
    return Problems.refusal(HttpStatus.CONFLICT, "article-killed", "The article was killed",
        "The article " + Wording.quote(id) + " was killed, which is final. Post the text under a"
            + " new id.");
  }

  static ErrorResponseException outdated(String id, long known) {
    return Problems.refusal(HttpStatus.CONFLICT, "revision-outdated", "The revision is not newer",
        "The article " + Wording.quote(id) + " has revision " + known + " already. Send a higher"
            + " one, or leave revision out and have it counted.");
  }

  static ErrorResponseException keyMalformed() {
    return Problems.refusal(HttpStatus.BAD_REQUEST, "idempotency-key-malformed",
        "The Idempotency-Key is malformed",
        "Send one Idempotency-Key of 1 to 255 printable ASCII characters, such as a UUID.");
  }

  static ErrorResponseException tooManyLines(int most) {
    return Problems.refusal(HttpStatus.CONTENT_TOO_LARGE, "batch-too-long",
        "The batch has too many lines",
        "At most " + most + " lines are taken. Send this one and what follows as another batch.");
  }

  static ErrorResponseException mediaType(String detail) {
    return Problems.refusal(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type-unsupported",
        "The media type is not supported", detail);
  }

  static ErrorResponseException cutOff() {
    return Problems.refusal(HttpStatus.BAD_REQUEST, "request-cut-off", "The request was cut off",
        "The connection broke before the whole request was here. Send it again; posting twice is"
            + " posting once.");
  }

  static ErrorResponseException busy() {
    return unavailable("Other requests for the same article have not finished in time");
  }

  /** @param seconds after which to come back */
  static ErrorResponseException crowded(int seconds) {
    var refusal = unavailable("More requests arrived than can be worked on at once");
    refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    return refusal;
  }

  /** @param why in general words; what exactly failed is in our log */
  static ErrorResponseException unavailable(String why) {
    var refusal = Problems.refusal(HttpStatus.SERVICE_UNAVAILABLE, "log-unavailable",
        "Articles cannot be taken in at the moment",
        why + ". Send the same request again in a while; posting twice is posting once.");
    refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    return refusal;
  }
}
