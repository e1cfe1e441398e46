package io.newswire.syndication.parked;

import static io.newswire.syndication.Operator.encoded;
import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Rendered.kill;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.newswire.platform.wire.DeadLetters;
import io.newswire.syndication.Operator;
import io.newswire.syndication.Syndication;
import io.newswire.syndication.SyndicationTest;
import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.feed.Feeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** What is parked can be understood, and comes back or goes. */
@SyndicationTest
class ParkedLettersTests {
  @LocalServerPort
  private int port;
  @Autowired
  private DeadLetters deadLetters;
  @Autowired
  private Entries entries;
  @Autowired
  private Feeds feeds;
  @Autowired
  private TransactionTemplate transaction;

  @SuppressWarnings("NullAway.Init")
  private Operator operator;
  private final String id = freshId();

  @BeforeEach
  void signIn() {
    operator = new Operator(port);
  }

  @Test
  void saysAtWhichFieldARecordIsBroken() {
    var whole = PoisonedRecords.bytes(article(id, 1));
    var letter = park(Arrays.copyOf(whole, whole.length - 40));

    var opened = operator.get("/ops/dead-letters/" + encoded(letter));

    assertThat(opened.at("/diagnosis/verdict").asString())
        .startsWith("The bytes are not what the schema says: at renditions[");
    assertThat(opened.at("/diagnosis/schema").asString())
        .isEqualTo("io.newswire.event.RenderedArticle");
    assertThat(opened.get("hex").asString()).startsWith("00000000  00 ");
    assertThat(opened.at("/letter/headers/newswire-dlq-reason").asString()).isEqualTo("Broken");
  }

  @Test
  void saysThatSomethingIsNoAvro() {
    var letter = park("{\"id\": 1}".getBytes(UTF_8));

    assertThat(operator.get("/ops/dead-letters/" + encoded(letter)).at("/diagnosis/verdict")
        .asString()).startsWith("It looks like JSON");
  }

  @Test
  void replaysALetterOnceUnderTheOperatorsName() {
    var letter = park(PoisonedRecords.bytes(article(id, 1)));

    var results = operator.post("/ops/dead-letters/replay", Map.of("ids", List.of(letter)));

    assertThat(results.at("/results/0/result").asString()).isEqualTo("replayed");
    await()
        .until(() -> entries.find(new ArticleId(id)) != null);
    assertThat(handling(letter, "replayed")).isEqualTo("admin");
    assertThat(operator.post("/ops/dead-letters/replay", Map.of("ids", List.of(letter)))
        .at("/results/0/result").asString()).isEqualTo("not parked");
    assertThat(operator.get("/ops/audit?action=replay+dead").at("/acts/1/detail/0/id").asString())
        .isEqualTo(letter);
  }

  @Test
  void discardsALetterWithItsReason() {
    var letter = park("x".getBytes(UTF_8));

    operator.post("/ops/dead-letters/discard",
        Map.of("ids", List.of(letter), "reason", "The CMS has sent it anew"));

    assertThat(handling(letter, "discarded")).isEqualTo("admin");
    assertThat(operator.get("/ops/dead-letters/" + encoded(letter))
        .at("/letter/handling/note").asString()).isEqualTo("The CMS has sent it anew");
  }

  @Test
  void withholdsTheTextOfAKilledArticle() {
    new Syndication(transaction, entries, feeds).takeIn(kill(id, 2, "Libel"));
    var letter = park(PoisonedRecords.bytes(article(id, 1)));

    var opened = operator.get("/ops/dead-letters/" + encoded(letter));

    assertThat(opened.get("withheld").asBoolean()).isTrue();
    assertThat(opened.toString()).doesNotContain("Harbour bridge");
  }

  private String park(byte[] value) {
    return PoisonedRecords.park(deadLetters, id, value, "Broken");
  }

  private String handling(String letter, String state) {
    return operator.get("/ops/dead-letters?state=" + state).get("deadLetters").values().stream()
        .filter(one -> one.get("id").asString().equals(letter))
        .map(one -> one.at("/handling/by").asString()).findFirst().orElse("");
  }
}
