package io.newswire.ingest.article;

import java.io.IOException;

import io.newswire.ingest.log.ArticleLog;
import io.newswire.ingest.preflight.Preflight;
import io.newswire.ingest.submission.SubmissionReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many articles in one request, a JSON document a line (https://github.com/ndjson/ndjson-spec). The
 * answer begins when the whole batch is read: a client that writes all before it reads would
 * otherwise wait for us while we wait for it.
 */
@RestController
class BatchController {
  private final SubmissionReader submissions;
  private final ArticleEvents events;
  private final Preflight preflight;
  private final ArticleLog log;
  private final IngestMetrics metrics;
  private final JsonMapper json;

  BatchController(SubmissionReader submissions, ArticleEvents events, Preflight preflight,
      ArticleLog log, IngestMetrics metrics, JsonMapper json) {
    this.submissions = submissions;
    this.events = events;
    this.preflight = preflight;
    this.log = log;
    this.metrics = metrics;
    this.json = json;
  }

  @PostMapping(path = "/articles/batch", consumes = MediaType.APPLICATION_NDJSON_VALUE)
  void postBatch(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Requests.requirePlainUtf8(request);
    var sender = Requests.batchSender(request);
    log.requireReady();
    try (var batch = new Batch(submissions, events, preflight, metrics, sender)) {
      var results = batch.take(new Lines(Requests.stream(request), Requests.LARGEST));
      response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
      var out = response.getOutputStream();
      for (var result : results) {
        out.write(json.writeValueAsBytes(result));
        out.write('\n');
      }
    }
  }
}
