package io.newswire.ingest.article;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.newswire.ingest.preflight.Finding;
import io.newswire.ingest.preflight.Preflight;
import io.newswire.ingest.submission.SubmissionReader;
import io.newswire.ingest.tongue.Tongues;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Articles, one at a time. Requests are read from their bytes: see {@link Requests}. */
@RestController
class ArticleController {
  private final SubmissionReader submissions;
  private final ArticleEvents events;
  private final Preflight preflight;
  private final Tongues tongues;

  ArticleController(SubmissionReader submissions, ArticleEvents events, Preflight preflight,
      Tongues tongues) {
    this.tongues = tongues;
    this.submissions = submissions;
    this.events = events;
    this.preflight = preflight;
  }

  @TakesArticle(path = "/articles", method = RequestMethod.POST)
  ResponseEntity<Posted> postArticle(HttpServletRequest request) {
    var submission = submissions.readArticle(document(request), null);
    return answer(events.post(submission, Requests.sender(request)), preflight.check(submission));
  }

  @TakesArticle(path = "/articles/{id}", method = RequestMethod.PUT)
  ResponseEntity<Posted> putArticle(@PathVariable String id, HttpServletRequest request) {
    var submission = submissions.readArticle(document(request), id);
    return answer(events.put(id, submission, Requests.sender(request)),
        preflight.check(submission));
  }

  @PostMapping(path = "/articles/{id}/kill", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Posted> killArticle(@PathVariable String id, HttpServletRequest request) {
    var order = submissions.readKillOrder(Requests.json(request));
    return answer(events.kill(id, order, Requests.sender(request)), List.of());
  }

  @GetMapping("/articles/{id}")
  ArticleView getArticle(@PathVariable String id) {
    return ArticleView.of(events.known(id));
  }

  /** The request's document as our own JSON. */
  private byte[] document(HttpServletRequest request) {
    return tongues.asOurs(request.getContentType(), Requests.json(request));
  }

  private static ResponseEntity<Posted> answer(Accepted accepted, List<Finding> preflight) {
    return ResponseEntity.accepted().location(location(accepted.id()))
        .body(new Posted(accepted.id(), accepted.revision(), accepted.eventId(), preflight));
  }

  /**
   * What the sender is told.
   *
   * @param preflight what platforms have against the article; it was taken in all the same
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Posted(String id, long revision, String eventId, List<Finding> preflight) {}

  /** Relative (RFC 9110 §10.2.2): nothing of the request's own host goes into an answer. */
  private static URI location(String id) {
    return URI.create("/articles/"
        + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A"));
  }
}
