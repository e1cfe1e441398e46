package io.newswire.syndication.intake;

import static io.newswire.syndication.Rendered.NOON;
import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Rendered.kill;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.newswire.event.DeliveryOutcome;
import io.newswire.event.DeliveryReceipt;
import io.newswire.event.RenderedArticle;
import io.newswire.event.Topics;
import io.newswire.syndication.Administrator;
import io.newswire.syndication.OutboundTest;
import io.newswire.syndication.intake.LogReading.Stretch;
import io.newswire.testsupport.TestStack;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A database from before an article came, while receipts tell of what a younger one had sent. */
@OutboundTest
class RestoreTests {
  @LocalServerPort
  private int port;
  @Autowired
  private CatchUp catchUp;
  @Autowired
  private JdbcClient jdbc;

  private final Road road = new Road();
  private final String id = freshId();
  private final String topic = "missed-" + UUID.randomUUID();
  private Administrator administrator;
  private String partner = "";
  private String endpoint = "";

  @BeforeEach
  void register() throws Exception {
    administrator = new Administrator(port);
    partner = made("/partners", Map.of("name", "The Evening Post"));
    endpoint = made("/partners/" + partner + "/endpoints",
        Map.of("url", "http://127.0.0.1:1999/", "format", "html", "status", "paused"));
    try (var kafka = Admin.create(Map.of("bootstrap.servers", TestStack.shared().kafka()))) {
      kafka.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
  }

  @AfterEach
  void leave() {
    administrator.delete("/partners/" + partner);
  }

  @Test
  void sendsAKillThatWasOutstandingToWhoHadTheStory() {
    arrived(1);

    takeInWhatWasMissed(article(id, 1), kill(id, 2, "It was no harbour."));

    assertThat(deliveries()).containsExactly("1 UPDATED DELIVERED", "2 KILLED PENDING");
  }

  @Test
  void knowsAKillThatHadArrivedForAKill() {
    arrived(1);
    arrived(2);

    takeInWhatWasMissed(article(id, 1), kill(id, 2, "It was no harbour."));

    assertThat(deliveries()).contains("2 KILLED DELIVERED");
  }

  private void arrived(long revision) {
    road.send(Topics.RECEIPTS, id, DeliveryReceipt.newBuilder()
        .setReceiptId(UUID.randomUUID().toString())
        .setDeliveryId("msg_" + UUID.randomUUID())
        .setArticleId(id).setRevision(revision)
        .setPartnerId(partner).setEndpointId(endpoint)
        .setOutcome(DeliveryOutcome.DELIVERED).setAttempts(1).setStatus(204).setReason(null)
        .setAt(NOON).setNextAttemptAt(null)
        .build());
  }

  private void takeInWhatWasMissed(RenderedArticle... articles) {
    for (var article : articles) {
      road.send(topic, id, article);
    }
    catchUp.follow(new CatchUp.Plan(Map.of(),
        Map.of(new TopicPartition(topic, 0), new Stretch(0, articles.length)), Instant.now()));
  }

  private List<String> deliveries() {
    return jdbc.sql("""
        SELECT revision || ' ' || event || ' ' || state FROM delivery WHERE endpoint_id = ?
          AND article_id = ? ORDER BY revision
        """)
        .params(endpoint, id).query(String.class).list();
  }

  private String made(String path, Map<String, ?> body) {
    var answer = administrator.post(path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JsonMapper.shared().readTree(answer.body()).get("id").asString();
  }
}
