package io.newswire.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import io.newswire.acceptance.TestPartner.Delivery;
import io.newswire.testsupport.Browser;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** An editor's day, in a browser: write, see, post, watch it arrive, correct it, kill it. */
@Order(26)
class EditorTests {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final long HEAVIEST = 200 * 1024;

  private final RunningProduct product = RunningProduct.shared();

  @Test
  void anArticleFromTheFirstWordToItsKill() {
    var section = Articles.freshSection("harbour");
    try (var partner = product.partner("The Evening Post").subscribed("html", List.of(section));
        var browser = Browser.open(product.stack().ingestUrl())) {
      browser.go("/desk");
      browser.screenshot("sign-in");
      browser.assertAccessible();
      browser.signIn(product.stack().keys().editor(), "/desk");

      var id = writes(browser, section);
      arrives(browser, partner, id);
      corrects(browser, partner, id);
      kills(browser, partner, id);
      lists(browser);
    }
  }

  private static String writes(Browser browser, String section) {
    browser.follow("Write an article");
    browser.type("Headline", "What the tide leaves: a school counts crabs");
    browser.type("Standfirst",
        "Thirty children, forty squares of mud, and a figure that did not fit.");
    browser.choose("Content type", "Underwritten");
    browser.awaitShown(By.cssSelector(".CodeMirror [contenteditable]")).sendKeys(
        "Thirty children counted **crabs** at dawn, and the museum has asked for the figures.\n\n"
            + "> Do not count the same crab twice.");
    browser.press("Add a picture");
    browser.type("Address", "https://example.org/tide.jpg");
    browser.awaitText("#preflight", "a picture with Underwritten needs its credit");
    browser.awaitText("#preflight", "Paid for by");
    browser.type("Caption", "The mudflats at Cold Fell, at low tide");
    browser.type("Credit", "Rafael Sundqvist / Averil Wire");
    browser.type("What is to be seen", "Children in boots on a mudflat");
    browser.type("Paid for by", "The Lantern Foundation");
    browser.type("Name", "Beatrix Onwudiwe");
    browser.type("Sections", section);
    browser.awaitText("#preflight", "not approved by the underwriter");
    browser.awaitText("#preflight", "dzen");
    browser.driver().switchTo().frame("preview");
    browser.awaitText("body", "Rafael Sundqvist");
    browser.driver().switchTo().defaultContent();
    browser.screenshot("desk-write");
    browser.assertAccessible();
    assertThat(browser.weight()).isLessThan(HEAVIEST);
    browser.press("Post");
    browser.awaitPath("/desk/article");
    return browser.texts("code").getFirst();
  }

  private void arrives(Browser browser, TestPartner partner, String id) {
    // Nobody reloads the page: it moves by itself.
    browser.awaitText("#timeline", "Delivered to 1 of 1 partner");
    browser.awaitText("#timeline", "Confirmed by all");
    browser.awaitText("#timeline", "In 2 feeds");
    browser.screenshot("desk-article");
    browser.assertAccessible();
    browser.dark(true).screenshot("desk-article-dark");
    browser.assertAccessible();
    browser.dark(false);
    assertThat(partner.awaitAccepted(id, 1).getLast().content()).contains("Lantern Foundation");
    var revision = product.desk().timeline(id).json().path("revisions").path(0);
    assertThat(revision.path("deliveries").path(0).path("outcome").asString())
        .isEqualTo("DELIVERED");
    assertThat(revision.path("rendered").path("formats").asInt()).isGreaterThan(10);
  }

  private static void corrects(Browser browser, TestPartner partner, String id) {
    browser.follow("Correct or update");
    browser.type("Headline", "What the tide leaves: a school counts 214 crabs");
    browser.type("Correction note", "An earlier version said that nobody had counted.");
    browser.screenshot("desk-correct");
    browser.assertAccessible();
    browser.press("Post the revision");
    browser.awaitText("#timeline", "Revision 2");
    browser.awaitText(".revision.corrected", "Confirmed by all");
    var delivery = partner.awaitAccepted(id, 2).getLast();
    assertThat(delivery.type()).isEqualTo("article.corrected");
    assertThat(Jsoup.parse(delivery.content()).text()).contains("214 crabs",
        "An earlier version said");
  }

  private static void kills(Browser browser, TestPartner partner, String id) {
    browser.press("Kill…");
    browser.awaitText("#holders", "1 partner has it: The Evening Post");
    browser.type("Reason", "The figures were made up.");
    browser.screenshot("desk-kill");
    browser.assertAccessible();
    browser.press("Kill it");
    browser.awaitText(".revision.killed", "Kill confirmed by all");
    browser.awaitText(".revision.killed", "Out of every feed");
    browser.screenshot("desk-killed");
    await().atMost(SOON).untilAsserted(() -> assertThat(partner.accepted(id)).last()
        .extracting(Delivery::type).isEqualTo("article.killed"));
  }

  private static void lists(Browser browser) {
    browser.go("/desk");
    browser.type("Search", "tide leaves crab");
    browser.awaitPath("/desk?q=tide");
    browser.awaitText("#list tbody", "Killed");
    browser.assertAccessible();
    assertThat(browser.weight()).isLessThan(HEAVIEST);
    browser.go("/desk").screenshot("desk-list");
    browser.dark(true).screenshot("desk-list-dark");
    browser.assertAccessible();
    browser.dark(false).size(420, 900).go("/desk").screenshot("desk-list-narrow");
  }
}
