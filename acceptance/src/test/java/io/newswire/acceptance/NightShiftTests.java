package io.newswire.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.newswire.event.Article;
import io.newswire.event.Topics;
import io.newswire.testsupport.Browser;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** An operator's night, in a browser: a record is parked; see why, mend it, replay it, find it in the log. */
@Tag("proof")
@Order(28)
class NightShiftTests {
  private final RunningProduct product = RunningProduct.shared();
  private final WireTap wire = product.wire();
  private final StrayRecord stray = new StrayRecord(product.stack().registryUrl());

  @Test
  void aPoisonedRecordIsFoundUnderstoodAndReplayed() {
    var section = Articles.freshSection("night");
    try (var partner = product.partner("The Night Gazette").subscribed("text", List.of(section));
        var browser = Browser.open(product.stack().syndicationUrl())) {
      browser.signIn(product.stack().keys().admin(), "/console");
      var id = Articles.freshId();
      var address = poison(section, id);

      finds(browser, address);
      understands(browser, address);
      stray.bringSchema();
      replays(browser, address);
      partner.awaitAccepted(id, 1);
      seesItArrived(browser, id);
      readsTheLog(browser, address);
    }
  }

  /** A record that nobody can read, on the topic of articles. */
  private String poison(String section, String id) {
    var model = Articles.plain(section);
    product.desk().publish(model);
    var article = wire.article(product.stack().registryUrl(), model.path("id").asString());
    var place = wire.put(Topics.ARTICLES, 0, id, stray.of(Article.newBuilder(article).setId(id)
        .setHeadline("Night ferry turns back in fog").build()));
    return place.topic() + "/" + place.partition() + "/" + place.offset();
  }

  private static void finds(Browser browser, String address) {
    // The page refreshes itself.
    browser.awaitText("[aria-labelledby=q-parked] tbody", "schema");
    browser.awaitText(".verdict", "dead letters");
    browser.looks("console-overview").picture("console-overview", 800);
    browser.follow("Dead letters");
    browser.awaitText("tbody", address);
    browser.looks("console-dead-letters");
  }

  private static void understands(Browser browser, String address) {
    browser.follow(address);
    browser.awaitText("#verdict", "The registry has no schema with the id");
    browser.looks("console-dead-letter").picture("console-dead-letter", 800);
  }

  private static void replays(Browser browser, String address) {
    browser.driver().navigate().refresh();
    browser.awaitText("#verdict", "the schemas agree");
    browser.press("Replay …");
    browser.awaitText("#replay", "under your name");
    browser.looks("console-replay");
    browser.press("Replay it");
    browser.awaitText("#notices", "1 replayed");
    browser.go("/console/dead-letters?state=replayed");
    browser.awaitText("tbody", address);
    assertThat(browser.texts("tbody tr").getFirst()).contains("replayed", "by admin");
    browser.looks("console-replayed");
  }

  private static void seesItArrived(Browser browser, String id) {
    browser.go("/console/deliveries?article=" + HttpCaller.segment(id));
    browser.awaitText("tbody", "delivered");
    browser.looks("console-deliveries");
    browser.follow("Topics");
    browser.follow(Topics.RENDITIONS);
    browser.go("/console/topics/" + Topics.RENDITIONS + "?key=" + HttpCaller.segment(id));
    browser.awaitText("main", "Night ferry turns back in fog");
    browser.looks("console-records");
  }

  private static void readsTheLog(Browser browser, String address) {
    browser.follow("Audit log");
    browser.awaitText("tbody", "Replay");
    assertThat(browser.texts("tbody tr")).filteredOn(row -> row.contains("Replay")).first()
        .asString().contains("admin", "done");
    browser.looks("console-audit").picture("console-audit", 600);
    browser.driver().findElement(By.cssSelector("tbody a")).click();
    browser.awaitText("main", address);
    browser.looks("console-act");
  }
}
