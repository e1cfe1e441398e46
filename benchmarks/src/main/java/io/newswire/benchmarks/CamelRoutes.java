package io.newswire.benchmarks;

import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.BaseMainSupport;

/**
 * What somebody would set up with Apache Camel to tell partners: from a topic, each record is posted to
 * every receiver, many at once. It signs nothing, tries nothing again and remembers nothing.
 */
public final class CamelRoutes extends RouteBuilder {
  static final int PARTITIONS = 4;
  static final String READY = "ready";
  private static final String ARTICLE = "article";

  private final String[] arguments;

  private CamelRoutes(String[] arguments) {
    this.arguments = arguments;
  }

  /** Kafka's address, the receivers' URL, and for each route its topic, first receiver and their number. */
  public static void main(String[] arguments) throws Exception {
    var main = new Main();
    main.configure().addRoutesBuilder(new CamelRoutes(arguments));
    main.addMainListener(new MainListenerSupport() {
      @Override
      public void afterStart(BaseMainSupport started) {
        System.out.println(READY);
      }
    });
    main.run();
  }

  @Override
  public void configure() {
    for (var at = 2; at < arguments.length; at += 3) {
      var first = Integer.parseInt(arguments[at + 1]);
      var receivers = IntStream.range(first, first + Integer.parseInt(arguments[at + 2]))
          .mapToObj(String::valueOf).toList();
      from("kafka:" + arguments[at] + "?brokers=" + arguments[0] + "&groupId=" + arguments[at]
          + "&autoOffsetReset=earliest&consumersCount=" + PARTITIONS
          + "&valueDeserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer")
          .setProperty(ARTICLE, body())
          .setHeader("webhook-id", header(KafkaConstants.KEY))
          .removeHeaders("kafka.*")
          .setHeader(Exchange.HTTP_METHOD, constant("POST"))
          .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
          .split(constant(receivers)).parallelProcessing()
          .executorService(Executors.newVirtualThreadPerTaskExecutor())
          .setHeader(Exchange.HTTP_PATH, body())
          .setBody(exchangeProperty(ARTICLE))
          .to(arguments[1] + "?maxTotalConnections=" + WebhookDelivery.CONCURRENCY
              + "&connectionsPerRoute="
              + WebhookDelivery.CONCURRENCY);
    }
  }
}
