package io.newswire.acceptance;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.newswire.local.LocalStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database is lost. What the topics have comes back from them, and nobody is told twice. */
@Tag("proof")
@Order(45)
class RebuildTests {
  private final RunningProduct product = RunningProduct.shared();
  private final DeskClient desk = product.desk();
  private final FeedReader feeds = product.feeds();

  @AfterEach
  void everythingIsBack() {
    product.ready("syndication");
  }

  @Test
  void anOlderCopyOfTheDatabaseIsBroughtUpToTheTopicsAndNobodyIsSentAnythingTwice()
      throws SQLException {
    var section = Articles.freshSection("before");
    var later = Articles.freshSection("after");
    try (var partner = product.partner("Rebuild").subscribed("text", List.of(section, later))) {
      var corrected = Articles.plain(section);
      desk.publish(corrected);
      var killed = Articles.plain(section);
      desk.publish(killed);
      partner.awaitAccepted(corrected.path("id").asString(), 1);
      partner.awaitAccepted(killed.path("id").asString(), 1);
      desk.publish(corrected.put("correctionNote", "It was the other harbour."));
      desk.kill(killed.path("id").asString(), "It was no harbour.");
      partner.awaitAccepted(corrected.path("id").asString(), 2);
      partner.awaitAccepted(killed.path("id").asString(), 2);
      // Within the second of a change, Last-Modified names the one before it.
      await().until(() -> FeedReader.FORMATS.stream().allMatch(format -> {
        var changed = feeds.poll(section, format).header("last-modified");
        return feeds.poll(section, format, "If-Modified-Since", changed).status() == 304;
      }));
      var before = documents(section);

      product.component("syndication").stop();
      sql("CREATE DATABASE backup TEMPLATE syndication");
      product.ready("syndication");
      // Neither of these is in the copy; the second was never sent, either.
      var afterwards = Articles.plain(later);
      desk.publish(afterwards);
      partner.awaitAccepted(afterwards.path("id").asString(), 1);
      product.component("syndication").stop();
      var missed = Articles.plain(later);
      desk.publish(missed);
      sql("DROP DATABASE syndication");
      sql("ALTER DATABASE backup RENAME TO syndication");
      var rebuilt = product.operator().newswire("rebuild");

      assertThat(rebuilt.exitCode()).as(rebuilt.text()).isZero();
      assertThat(documents(section)).isEqualTo(before);
      feeds.awaitShown(later, afterwards.path("id").asString());
      partner.awaitAccepted(missed.path("id").asString(), 1);
      assertThat(partner.accepted()).extracting(
          delivery -> delivery.articleId() + " " + delivery.revision()).doesNotHaveDuplicates();
      assertThat(partner.refused(afterwards.path("id").asString())).isEmpty();
    }
  }

  /** Everything that readers and partners' servers compare: the bytes and their validators. */
  private Map<String, List<String>> documents(String section) {
    return FeedReader.FORMATS.stream().collect(toMap(Function.identity(), format -> {
      var answer = feeds.poll(section, format);
      return List.of(answer.text(), answer.header("etag"), answer.header("last-modified"));
    }));
  }

  private void sql(String statement) throws SQLException {
    var stack = product.stack();
    var url = stack.jdbcUrl().replaceFirst("/syndication$", "/postgres");
    try (
        var connection = DriverManager.getConnection(url, LocalStack.DATABASE_USER,
            stack.keys().databasePassword());
        var work = connection.createStatement()) {
      work.execute(statement);
    }
  }
}
