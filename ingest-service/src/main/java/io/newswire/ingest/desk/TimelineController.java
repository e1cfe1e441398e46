package io.newswire.ingest.desk;

import io.newswire.ingest.article.ArticleEvents;
import io.newswire.platform.problem.Problems;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code GET /articles/{id}/timeline}, and the same as it moves, for the desk. */
@RestController
class TimelineController {
  private static final String RETRY_AFTER_SECONDS = "5";

  private final Timelines timelines;
  private final TimelineStreams streams;
  private final ArticleEvents articles;

  TimelineController(Timelines timelines, TimelineStreams streams, ArticleEvents articles) {
    this.timelines = timelines;
    this.streams = streams;
    this.articles = articles;
  }

  @GetMapping("/articles/{id}/timeline")
  ResponseEntity<Timeline> timeline(@PathVariable String id) {
    try {
      var timeline = timelines.of(id);
      if (timeline.revisions().isEmpty()) {
        articles.known(id); // refuses where there is no such article; else the projection is on its way
      }
      return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(timeline);
    } catch (DataAccessException | CannotCreateTransactionException away) {
      var refusal = Problems.refusal(HttpStatus.SERVICE_UNAVAILABLE, "timeline-unavailable",
          "Timelines cannot be read at the moment",
          "The desk's database does not answer. Articles are taken in all the same; ask again.");
      refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
      throw refusal;
    }
  }

  @GetMapping(path = "/desk/article/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(@RequestParam String id) {
    return streams.follow(id);
  }
}
