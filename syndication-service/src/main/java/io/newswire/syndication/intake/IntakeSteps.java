package io.newswire.syndication.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.newswire.platform.trace.Step;
import io.newswire.platform.trace.Tracing;
import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.webhook.RevisionTraces.Revision;
import io.opentelemetry.api.trace.SpanKind;

/** The intake of a batch, as a step in the trace of each of its articles. */
record IntakeSteps(Map<Revision, Step> steps) implements AutoCloseable {
  static IntakeSteps begin(Tracing tracing, List<Arrival> arrivals) {
    if (!tracing.isOn()) {
      return new IntakeSteps(Map.of());
    }
    var steps = new HashMap<Revision, Step>();
    for (var arrival : arrivals) {
      var article = arrival.article();
      steps.computeIfAbsent(new Revision(new ArticleId(article.getId()), article.getRevision()),
          revision -> tracing.begin("syndicate", SpanKind.CONSUMER, arrival.traceparent())
              .tag("articleId", revision.article().value()).tag("revision", revision.revision()));
    }
    return new IntakeSteps(steps);
  }

  /** What deliveries are to name as their parent. */
  Map<Revision, String> traceparents() {
    var named = new HashMap<Revision, String>();
    steps.forEach((revision, step) -> {
      var traceparent = step.traceparent();
      if (traceparent != null) {
        named.put(revision, traceparent);
      }
    });
    return named;
  }

  @Override
  public void close() {
    steps.values().forEach(Step::close);
  }
}
