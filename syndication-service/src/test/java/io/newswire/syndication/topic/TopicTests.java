package io.newswire.syndication.topic;

import static io.newswire.syndication.Operator.encoded;
import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Rendered.kill;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;

import io.newswire.event.Rendition;
import io.newswire.event.Topics;
import io.newswire.syndication.Administrator;
import io.newswire.syndication.Operator;
import io.newswire.syndication.SyndicationTest;
import io.newswire.syndication.intake.Road;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What stands on the topics, and how far it has come. */
@SyndicationTest
class TopicTests {
  private static final String RECORDS = "/ops/topics/" + Topics.RENDITIONS + "/records";

  @LocalServerPort
  private int port;

  private final Road road = new Road();
  private final String id = freshId();
  @SuppressWarnings("NullAway.Init")
  private Operator operator;

  @BeforeEach
  void signIn() {
    operator = new Operator(port);
  }

  @Test
  void showsEveryTopicWithItsPartitionsSettingsAndReaders() {
    road.send(article(id, 1));

    await().untilAsserted(() -> {
      var topic = operator.get("/ops/topics/" + Topics.RENDITIONS);
      assertThat(topic.at("/partitions/0/leader").asString()).contains(":");
      assertThat(topic.at("/settings/cleanup.policy").asString()).isEqualTo("compact");
      assertThat(topic.get("bytes").asLong()).isPositive();
      assertThat(topic.get("groups").values().stream()
          .filter(group -> group.get("members").asInt() > 0).toList())
          .anySatisfy(group -> {
            assertThat(group.get("name").asString()).startsWith("syndication");
            assertThat(group.get("state").asString()).isEqualTo("Stable");
            assertThat(group.get("lag").asLong()).isZero();
          });
    });
  }

  @Test
  void tellsHowOldTheFirstRecordIsThatNobodyHasProcessed() {
    road.sendRaw(Topics.ARTICLES, id, "nobody renders here".getBytes(UTF_8));

    await().untilAsserted(() -> {
      var groups = operator.get("/ops/topics/" + Topics.ARTICLES).get("groups").values().stream()
          .toList();
      assertThat(groups).filteredOn(group -> group.get("name").asString().equals("render"))
          .singleElement().satisfies(group -> {
            assertThat(group.get("lag").asLong()).isPositive();
            assertThat(group.get("members").asInt()).isZero();
            assertThat(group.hasNonNull("oldestUnprocessed")).isTrue();
          });
    });
  }

  @Test
  void findsTheRecordsOfAKeyTheNewestFirstAndCutsLongTexts() {
    road.send(article(id, 1), article(id, 2, article -> article.setHeadline("x".repeat(5_000))));

    var found = awaited(RECORDS, 2);

    assertThat(found).extracting(record -> record.at("/value/revision").asLong())
        .containsExactly(2L, 1L);
    assertThat(found.getFirst().at("/value/headline").asString())
        .endsWith("… (5,000 characters)").hasSizeLessThan(400);
    assertThat(found.getFirst().at("/value/renditions/0").isObject()).isTrue();
    assertThat(found.getFirst().get("schema").asString())
        .isEqualTo("io.newswire.event.RenderedArticle");
  }

  @Test
  void showsARecordWholeAndFromAnOffsetOn() {
    road.send(article(id, 1));
    var record = awaited(RECORDS, 1).getFirst();
    var place = record.get("partition").asInt() + "/" + record.get("offset").asLong();

    var whole = operator.get(RECORDS + "/" + place);

    assertThat(whole.at("/value/renditions").size()).isPositive();
    assertThat(records("?limit=1&partition=" + place.replace("/", "&offset="))).singleElement()
        .satisfies(first -> assertThat(first.get("key").asString()).isEqualTo(id));
    assertThat(new Administrator(port).get(RECORDS + "/0/99999999").statusCode()).isEqualTo(404);
  }

  @Test
  void showsWhatCannotBeReadAsItIs() {
    road.sendRaw(Topics.RECEIPTS, id, "no Avro at all".getBytes(UTF_8));

    var found = awaited("/ops/topics/" + Topics.RECEIPTS + "/records", 1).getFirst();

    assertThat(found.get("problem").asString()).startsWith("Not Avro");
    assertThat(found.get("hex").asString()).contains("no Avro at all");
  }

  @Test
  void withholdsTheTextOfKilledArticles() {
    road.send(article(id, 1, article -> article.setRenditions(
        List.of(new Rendition("html", "text/html", "Libellous words")))), kill(id, 2, "Libel"));
    await().untilAsserted(() -> {
      var found = records("?key=" + encoded(id));
      assertThat(found).hasSize(2);
      assertThat(found.getLast().get("withheld").asBoolean()).isTrue();
      assertThat(found.getLast().get("value").toString()).doesNotContain("Harbour bridge");
      assertThat(found.getFirst().at("/value/killReason").asString()).isEqualTo("Libel");
    });
  }

  @Test
  void saysWhatAQuestionLacks() {
    var answer = new Administrator(port).get(RECORDS + "?offset=7");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("/partition");
  }

  /** Where a topic ends is known to a second or so. */
  private List<JsonNode> awaited(String records, int count) {
    return await().until(
        () -> operator.get(records + "?key=" + encoded(id)).get("records").values().stream()
            .toList(),
        found -> found.size() == count);
  }

  private List<JsonNode> records(String query) {
    return operator.get(RECORDS + query).get("records").values().stream().toList();
  }
}
