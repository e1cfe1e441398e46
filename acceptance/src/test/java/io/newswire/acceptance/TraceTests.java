package io.newswire.acceptance;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.function.Function;

import io.newswire.acceptance.OtlpReceiver.Received;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** One trace from the desk's software to the partner's. */
@Order(18)
class TraceTests {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String DESK = "00f067aa0ba902b7";

  private final RunningProduct product = RunningProduct.shared();

  @Test
  void goesThroughBothTopicsIntoThePartnersRequest() {
    var section = Articles.freshSection("trace");
    var article = Articles.plain(section);
    try (var partner = product.partner("Trace").subscribed("text", List.of(section))) {
      var posted = new HttpCaller(product.stack().ingestUrl(),
          "Authorization", "Bearer " + product.stack().keys().editor(),
          "traceparent", "00-" + TRACE + "-" + DESK + "-01")
          .sendJson("POST", "/articles", article);
      assertThat(posted.status()).as("%s", posted).isEqualTo(202);

      var delivery = partner.awaitAccepted(article.path("id").asString(), 1).getFirst();

      await()
          .untilAsserted(() -> assertThat(product.traces().trace(TRACE)).hasSize(4));
      var spans = product.traces().trace(TRACE).stream()
          .collect(toMap(Received::service, Function.identity(), (one, _) -> one));
      var steps = product.traces().trace(TRACE).stream()
          .collect(toMap(Received::name, Function.identity()));
      assertThat(spans.keySet())
          .containsExactlyInAnyOrder("ingest-service", "render-service", "syndication-service");
      assertThat(steps.keySet()).containsExactlyInAnyOrder("POST /articles", "render",
          "syndicate", "webhook");
      var posting = requireNonNull(steps.get("POST /articles"));
      var render = requireNonNull(steps.get("render"));
      var syndicate = requireNonNull(steps.get("syndicate"));
      var webhook = requireNonNull(steps.get("webhook"));
      assertThat(posting.parentId()).isEqualTo(DESK);
      assertThat(render.parentId()).isEqualTo(posting.spanId());
      assertThat(syndicate.parentId()).isEqualTo(render.spanId());
      assertThat(webhook.parentId()).isEqualTo(syndicate.spanId());
      assertThat(delivery.headers()).anySatisfy((name, values) -> {
        assertThat(name).isEqualToIgnoringCase("traceparent");
        assertThat(values)
            .containsExactly("00-" + TRACE + "-" + webhook.spanId() + "-01");
      });
    }
  }
}
