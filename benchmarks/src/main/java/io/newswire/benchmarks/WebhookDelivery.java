package io.newswire.benchmarks;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Webhooks, from the renditions topic to receivers in a process of their own: one article to 1,000
 * endpoints, and many articles to 20 each. Beside it a bare loop with the same HTTP client that posts the
 * same bytes to the same receivers as fast as they answer, and an Apache Camel route.
 */
final class WebhookDelivery implements Benchmark {
  private static final int DEAD = WebhookBench.FEW / 10;
  private static final int PER_SECOND = 100;
  private static final int WARM_UPS = 5;
  /** As many as ours has under way at once. */
  static final int CONCURRENCY = 256;
  private static final double P99_LIMIT = 250;
  private static final double HEAP_LIMIT = 512;
  private static final String UNIT = "webhooks/s";

  private static final CamelProcess.Route TO_FEW = new CamelProcess.Route(0, WebhookBench.FEW);
  private static final CamelProcess.Route TO_MANY = new CamelProcess.Route(WebhookBench.FEW,
      WebhookBench.MANY);

  /** One shape of work by the three ways, in webhooks a second. */
  private record Rates(double ours, double bare, double camel) {}

  /**
   * One of everything, times in milliseconds.
   *
   * @param offered what came of 100 articles a second to 20 endpoints each, in webhooks a second
   * @param calm p99 at half of that rate
   * @param troubled the same for the others, while a tenth of the endpoints is dead
   */
  private record Round(Rates burst, Rates flood, double offered, double calm, double troubled,
      double heap) {}

  @Override
  public String name() {
    return "webhooks";
  }

  @Override
  public Report run(Path root, Effort effort) throws Exception {
    try (var product = new Product(root);
        var receivers = new ReceiverProcess();
        var articles = new RenderedArticles(product);
        var loop = new BareLoop(CONCURRENCY);
        var camel = new CamelProcess(product.stack().kafka(), receivers.url(),
            List.of(TO_FEW, TO_MANY));
        var table = new DeliveryTable(product);
        var heap = new HeapWatch(product.stack().syndicationUrl())) {
      // What comes before the renditions is another benchmark's.
      product.stop(List.of("ingest", "render"));
      register(product, receivers);
      var bench = new WebhookBench(product, receivers, articles, loop, camel, table, heap);
      for (var count = 0; count < WARM_UPS; count++) {
        burst(bench);
      }
      round(bench, effort.seconds());
      var rounds = new ArrayList<Round>();
      for (var count = 0; count < effort.rounds(); count++) {
        rounds.add(round(bench, effort.seconds()));
      }
      return report(bench, rounds);
    }
  }

  private static void register(Product product, ReceiverProcess receivers) throws Exception {
    var partner = product.addPartner();
    var secrets = new HashMap<Integer, String>();
    for (var number = 0; number < WebhookBench.FEW + WebhookBench.MANY; number++) {
      secrets.put(number, product.addEndpoint(partner, receivers.url(number), Map.of("section",
          number < WebhookBench.FEW ? WebhookBench.STEADY : WebhookBench.BURST)));
    }
    receivers.learn(secrets);
  }

  private Report report(WebhookBench bench, List<Round> rounds) throws SQLException {
    return new Report(name(), List.of(
        figure("1 article to 1,000, beside a bare loop", UNIT, rounds, it -> it.burst().ours(),
            it -> it.burst().bare()),
        figure("the same, beside a Camel route", UNIT, rounds, it -> it.burst().ours(),
            it -> it.burst().camel()),
        figure("many articles to 20, beside a bare loop", UNIT, rounds, it -> it.flood().ours(),
            it -> it.flood().bare()),
        figure("the same, beside a Camel route", UNIT, rounds, it -> it.flood().ours(),
            it -> it.flood().camel()),
        figure("100 articles/s to 20, beside what is offered", UNIT, rounds, Round::offered,
            _ -> (double) PER_SECOND * WebhookBench.FEW),
        figure("p99 from commit at half that, beside the limit", "ms", rounds, Round::calm,
            _ -> P99_LIMIT),
        figure("others' p99, 10% dead beside none dead", "ms", rounds, Round::troubled,
            Round::calm),
        figure("most heap, beside the limit", "MiB", rounds, Round::heap, _ -> HEAP_LIMIT)),
        List.of("each webhook once at each endpoint that lives",
            bench.table().attempts() + " attempts stored",
            bench.receivers().verified() + " signatures"));
  }

  private static Report.Figure figure(String what, String unit, List<Round> rounds,
      Function<Round, Double> ours, Function<Round, Double> beside) {
    return new Report.Figure(what, unit, rounds.stream().map(ours).toList(),
        rounds.stream().map(beside).toList());
  }

  private static Rates burst(WebhookBench bench) throws SQLException, InterruptedException {
    return new Rates(bench.burst(),
        bench.bare(WebhookBench.MANY, WebhookBench.FEW, WebhookBench.MANY),
        bench.camel(TO_MANY, 1));
  }

  private static Round round(WebhookBench bench, int seconds) throws Exception {
    var burst = burst(bench);
    var count = PER_SECOND * seconds;
    var flood = new Rates(bench.flood(count), bench.bare(count * WebhookBench.FEW, 0,
        WebhookBench.FEW), bench.camel(TO_FEW, count));
    var offered = bench.steady(PER_SECOND, seconds, WebhookBench.FEW);
    var half = Math.max(1, (int) (offered.rate() / WebhookBench.FEW / 2));
    var calm = bench.steady(half, seconds, WebhookBench.FEW);
    bench.receivers().die(WebhookBench.FEW - DEAD);
    var troubled = bench.steady(half, seconds, WebhookBench.FEW - DEAD);
    return new Round(burst, flood, offered.rate(), calm.p99(), troubled.p99(), bench.heap().most());
  }
}
