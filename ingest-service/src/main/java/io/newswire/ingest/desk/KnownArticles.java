package io.newswire.ingest.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

import io.newswire.event.Article;
import io.newswire.ingest.article.ArticleEvents;
import io.newswire.ingest.log.LogUnavailable;
import io.newswire.platform.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Articles as the topic has them: whole, and without the desk's database. */
@Component
final class KnownArticles {
  private final ArticleEvents events;

  KnownArticles(ArticleEvents events) {
    this.events = events;
  }

  /**
   * The newest revision.
   *
   * @throws ErrorResponseException 404 where there is none, 503 while Kafka is away
   */
  Article find(String id) {
    try {
      return events.known(id);
    } catch (LogUnavailable away) {
      throw refusal(away);
    }
  }

  /** Leads to the page of the article. */
  static String toPageOf(String id) {
    return "redirect:/desk/article?id=" + URLEncoder.encode(id, UTF_8);
  }

  static ErrorResponseException refusal(LogUnavailable away) {
    return Problems.refusal(HttpStatus.SERVICE_UNAVAILABLE, "log-unavailable",
        "Articles cannot be read or taken in at the moment",
        away.getMessage() + ". Nothing is lost; try again in a moment.");
  }
}
