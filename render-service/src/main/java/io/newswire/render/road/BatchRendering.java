package io.newswire.render.road;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.newswire.event.Article;
import io.newswire.event.RenderedArticle;
import io.newswire.event.Topics;
import io.newswire.platform.trace.Tracing;
import io.newswire.platform.wire.DeadLetters;
import io.newswire.platform.wire.Origin;
import io.newswire.platform.wire.Received;
import io.newswire.render.article.ArticleRenderer;
import io.opentelemetry.api.trace.SpanKind;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Renders one consumed batch. It returns, and lets the offsets be committed, once the broker has
 * acknowledged every rendered article; what comes out as an exception is to be tried again with the
 * same batch.
 *
 * <p>The records go out through a producer of our own: an output binding waits either for each
 * record in turn, which costs a round trip an article, or for none, which can lose them.
 */
@Component
final class BatchRendering {
  private static final Topics.Consumer CONSUMER = Topics.CONSUMERS.stream()
      .filter(consumer -> consumer.source().equals(Topics.ARTICLES))
      .findFirst()
      .orElseThrow();
  private static final byte[] NOTHING = {};

  private final ArticleRenderer renderer;
  private final Producer<String, RenderedArticle> renditions;
  private final DeadLetters deadLetters;
  private final Tracing tracing;
  private final Timer rendering;
  private final Counter parked;

  BatchRendering(ArticleRenderer renderer,
      @Lazy Producer<String, RenderedArticle> renditions,
      DeadLetters deadLetters, Tracing tracing, MeterRegistry meters) {
    this.tracing = tracing;
    this.renderer = renderer;
    this.renditions = renditions;
    this.deadLetters = deadLetters;
    this.rendering = Timer.builder("newswire.render.article")
        .description("Time to render one article in every format").register(meters);
    this.parked = Counter.builder("newswire.render.parked")
        .description("Records that could not be rendered").register(meters);
  }

  void renderArticles(Message<List<Received<Article>>> batch) {
    List<?> records = batch.getPayload();
    var sent = new ArrayList<Future<?>>(records.size());
    for (var index = 0; index < records.size(); index++) {
      var origin = Origin.of(batch.getHeaders(), index);
      // The framework hands a record without a value over as an object of its own.
      switch (records.get(index)) {
        case Received.Readable<?>(Article article, byte[] raw) ->
          render(origin, article, raw, Origin.header(batch.getHeaders(), index, Tracing.HEADER),
              sent);
        case Received.Unreadable<?>(String reason, byte[] raw) -> park(origin, raw, reason, null);
        default -> park(origin, NOTHING, "The record has no value; a kill is a record too", null);
      }
    }
    sent.forEach(BatchRendering::await);
  }

  private void render(Origin origin, Article article, byte[] raw, @Nullable String traceparent,
      List<Future<?>> sent) {
    try (var step = tracing.begin("render", SpanKind.CONSUMER, traceparent)
        .tag("articleId", article.getId()).tag("revision", article.getRevision())) {
      RenderedArticle rendered;
      try {
        rendered = rendering.record(() -> renderer.render(article));
      } catch (RuntimeException failure) {
        step.failed("parked");
        park(origin, raw, "No rendition could be made: " + failure.getMessage(), failure);
        return;
      }
      var record = new ProducerRecord<>(Topics.RENDITIONS, rendered.getId(), rendered);
      if (step.traceparent() != null) {
        record.headers().add(Tracing.HEADER, step.traceparent().getBytes(UTF_8));
      }
      sent.add(renditions.send(record));
    }
  }

  private void park(Origin origin, byte[] raw, String reason, @Nullable RuntimeException failure) {
    deadLetters.park(CONSUMER, origin, raw, reason, failure);
    parked.increment();
  }

  private static void await(Future<?> acknowledgement) {
    try {
      acknowledgement.get();
    } catch (ExecutionException failure) {
      throw new KafkaException("A rendered article was not acknowledged", failure.getCause());
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    }
  }
}
