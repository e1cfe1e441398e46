package io.newswire.ingest.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import io.newswire.ingest.article.Lines.Line;
import io.newswire.ingest.preflight.Preflight;
import io.newswire.ingest.submission.ArticleSubmission;
import io.newswire.ingest.submission.SubmissionReader;
import org.jspecify.annotations.Nullable;

/**
 * One batch on its way: its lines are read in order and appended side by side, but no line before
 * an earlier one of the same article.
 */
final class Batch implements AutoCloseable {
  static final int MOST_LINES = 10_000;
  private static final int AT_ONCE = 32;

  private final SubmissionReader submissions;
  private final ArticleEvents events;
  private final Preflight preflight;
  private final IngestMetrics metrics;
  private final Sender sender;

  private final List<CompletableFuture<LineResult>> results = new ArrayList<>();
  private final Map<String, CompletableFuture<LineResult>> lastOfArticle = new HashMap<>();
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean unavailable;

  Batch(SubmissionReader submissions, ArticleEvents events, Preflight preflight,
      IngestMetrics metrics, Sender sender) {
    this.submissions = submissions;
    this.events = events;
    this.preflight = preflight;
    this.metrics = metrics;
    this.sender = sender;
  }

  /** Takes every line in; the results are in the order of the lines. */
  List<LineResult> take(Lines lines) {
    int number = 0;
    for (var line = lines.next(); line != null; line = lines.next()) {
      number++;
      if (number > MOST_LINES) {
        results.add(CompletableFuture.completedFuture(
            counted(LineResult.refused(number, Refusals.tooManyLines(MOST_LINES).getBody()))));
        break;
      }
      if (!line.isBlank()) {
        results.add(begin(number, line));
      }
    }
    return results.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<LineResult> begin(int number, Line line) {
    if (unavailable) { // every further line would wait its full time for nothing
      return CompletableFuture.completedFuture(counted(LineResult.refused(number,
          Refusals.unavailable("An earlier line could not be taken in").getBody())));
    }
    try {
      if (line.tooLong()) {
        throw Requests.tooLarge(line.bytes(), "The line");
      }
      return append(number, submissions.readArticle(line.bytes(), null));
    } catch (RuntimeException refusal) {
      return CompletableFuture.completedFuture(counted(LineResult.refused(number, refusal)));
    }
  }

  private CompletableFuture<LineResult> append(int number, ArticleSubmission submission) {
    var earlier = submission.id() == null ? null : lastOfArticle.get(submission.id());
    if (earlier != null) {
      earlier.join();
    }
    room.acquireUninterruptibly();
    var result = CompletableFuture.supplyAsync(() -> post(number, submission), threads)
        .whenComplete((_, _) -> room.release());
    if (submission.id() != null) {
      lastOfArticle.put(submission.id(), result);
    }
    return result;
  }

  private LineResult post(int number, ArticleSubmission submission) {
    try {
      return LineResult.accepted(number, events.post(submission, senderOf(number)),
          preflight.check(submission));
    } catch (RuntimeException refusal) {
      var result = counted(LineResult.refused(number, refusal));
      unavailable |= result.isUnavailable();
      return result;
    }
  }

  /** Each line has a key of its own, so that a batch that is sent again is the same batch. */
  private Sender senderOf(int number) {
    @Nullable
    String key = sender.idempotencyKey();
    return key == null ? sender : new Sender(sender.name(), key + "#" + number, sender.trace());
  }

  private LineResult counted(LineResult refused) {
    metrics.refused(refused.status());
    return refused;
  }

  @Override
  public void close() {
    threads.close();
  }
}
