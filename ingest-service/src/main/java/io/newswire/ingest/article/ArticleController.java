package io.newswire.ingest.article;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.newswire.ingest.submission.SubmissionReader;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Articles, one at a time. Requests are read from their bytes: see {@link Requests}. */
@RestController
class ArticleController {
  private final SubmissionReader submissions;
  private final ArticleEvents events;

  ArticleController(SubmissionReader submissions, ArticleEvents events) {
    this.submissions = submissions;
    this.events = events;
  }

  @PostMapping(path = "/articles", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Accepted> postArticle(HttpServletRequest request) {
    var submission = submissions.readArticle(Requests.json(request), null);
    return answer(events.post(submission, Requests.sender(request)));
  }

  @PutMapping(path = "/articles/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Accepted> putArticle(@PathVariable String id, HttpServletRequest request) {
    var submission = submissions.readArticle(Requests.json(request), id);
    return answer(events.put(id, submission, Requests.sender(request)));
  }

  @PostMapping(path = "/articles/{id}/kill", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Accepted> killArticle(@PathVariable String id, HttpServletRequest request) {
    var order = submissions.readKillOrder(Requests.json(request));
    return answer(events.kill(id, order, Requests.sender(request)));
  }

  @GetMapping("/articles/{id}")
  ArticleView getArticle(@PathVariable String id) {
    return ArticleView.of(events.known(id));
  }

  private static ResponseEntity<Accepted> answer(Accepted accepted) {
    return ResponseEntity.accepted().location(location(accepted.id())).body(accepted);
  }

  /** Relative (RFC 9110 §10.2.2): nothing of the request's own host goes into an answer. */
  private static URI location(String id) {
    return URI.create("/articles/"
        + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A"));
  }
}
