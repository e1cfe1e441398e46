package io.newswire.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.newswire.acceptance.TestPartner.Delivery;
import io.newswire.testsupport.Browser;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** An editor's day, in a browser: write, see, post, watch it arrive, correct it, kill it. */
@Tag("proof")
@Order(27)
class EditorTests {
  private static final long HEAVIEST = 200 * 1024;

  private final RunningProduct product = RunningProduct.shared();
  private final String section = "shoreline";
  private final AtomicInteger status = new AtomicInteger(204);

  @Test
  void anArticleFromTheFirstWordToItsKill() {
    // The list is photographed, and few machines that test have Japanese letters.
    Samples.all().stream().filter(sample -> !sample.path("language").asString().equals("ja"))
        .forEach(product.desk()::post);
    try (var steady = product.partner("The Evening Post").subscribed("html", List.of(section));
        var moody = product.partner("Harbour Radio").subscribed("text", List.of(section));
        var pictures = new PictureServer();
        var browser = Browser.open(product.stack().ingestUrl())) {
      moody.answering(_ -> status.get());
      browser.go("/desk").looks("desk-sign-in");
      browser.signIn(product.stack().keys().editor(), "/desk");

      var id = writes(browser, pictures);
      arrives(browser, steady, id);
      corrects(browser, steady, id);
      kills(browser, steady, moody, id);
      readsTheKillReport(id);
      findsItAgain(browser);
    }
  }

  private String writes(Browser browser, PictureServer pictures) {
    browser.follow("Write an article");
    browser.press("Post");
    browser.awaitText(".notice.failed", "Not posted yet");
    browser.looks("desk-refused");
    browser.follow("Write");
    browser.type("Headline", "What the tide leaves: a school counts crabs");
    browser.type("Standfirst",
        "Thirty children, forty squares of mud, and a figure that did not fit.");
    browser.choose("Content type", "Underwritten");
    browser.awaitShown(By.cssSelector(".CodeMirror [contenteditable]")).sendKeys("""
        Thirty children counted **crabs** at dawn, and the museum has asked for the figures.

        > Do not count the same crab twice.

        The head’s rule is painted over the door. Forty squares of mud were marked out with string, \
        and each was counted by two children who were not allowed to speak to each other.""");
    browser.press("Add a picture");
    browser.type("Address", pictures.url("tide.svg"));
    browser.awaitText("#preflight", "a picture with Underwritten needs its credit");
    browser.awaitText("#preflight", "Paid for by");
    browser.screenshot("desk-preflight");
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
    browser.looks("desk-write").picture("desk-write", 1000);
    assertThat(browser.weight()).isLessThan(HEAVIEST);
    status.set(503);
    browser.press("Post");
    browser.awaitPath("/desk/article");
    return browser.texts("code").getFirst();
  }

  private void arrives(Browser browser, TestPartner partner, String id) {
    // Nobody reloads the page: it moves by itself.
    browser.awaitText("#timeline", "Delivered to 1 of 2 partners");
    browser.awaitText("#timeline .troubles", "Harbour Radio");
    browser.looks("desk-retrying").picture("desk-timeline", 800);
    status.set(204);
    browser.awaitText("#timeline", "Delivered to 2 of 2 partners");
    browser.awaitText("#timeline", "Confirmed by all");
    browser.awaitText("#timeline", "In 2 feeds");
    browser.screenshot("desk-article");
    assertThat(browser.weight()).isLessThan(HEAVIEST);
    assertThat(partner.awaitAccepted(id, 1).getLast().content()).contains("Lantern Foundation");
    var revision = product.desk().timeline(id).json().path("revisions").path(0);
    assertThat(revision.path("deliveries").valueStream()
        .map(delivery -> delivery.path("outcome").asString()))
        .containsExactly("DELIVERED", "DELIVERED");
    assertThat(revision.path("rendered").path("formats").asInt()).isGreaterThan(10);
  }

  private static void corrects(Browser browser, TestPartner partner, String id) {
    browser.follow("Correct or update");
    browser.type("Headline", "What the tide leaves: a school counts 214 crabs");
    browser.type("Correction note", "An earlier version said that nobody had counted.");
    browser.looks("desk-correct");
    browser.press("Post the revision");
    browser.awaitText("#timeline", "Revision 2");
    browser.awaitText(".revision.corrected", "Confirmed by all");
    browser.screenshot("desk-corrected");
    var delivery = partner.awaitAccepted(id, 2).getLast();
    assertThat(delivery.type()).isEqualTo("article.corrected");
    assertThat(Jsoup.parse(delivery.content()).text()).contains("214 crabs",
        "An earlier version said");
  }

  private static void kills(Browser browser, TestPartner steady, TestPartner moody, String id) {
    browser.press("Kill…");
    browser.awaitText("#holders", "2 partners have it: Harbour Radio, The Evening Post");
    browser.type("Reason", "The figures were made up.");
    browser.looks("desk-kill").picture("desk-kill", 800);
    browser.press("Kill it");
    browser.awaitText(".revision.killed", "Kill confirmed by all");
    browser.awaitText(".revision.killed", "Out of every feed");
    browser.looks("desk-killed");
    assertThat(List.of(steady, moody)).allSatisfy(partner -> await().untilAsserted(
        () -> assertThat(partner.accepted(id)).last().extracting(Delivery::type)
            .isEqualTo("article.killed")));
  }

  /** Whoever answers for it reads who has confirmed, and may print that. */
  private void readsTheKillReport(String id) {
    try (var browser = Browser.open(product.stack().syndicationUrl())) {
      browser.signIn(product.stack().keys().admin(), "/console");
      browser.go("/console/deliveries/kill-report?article=" + HttpCaller.segment(id));
      browser.awaitText("caption",
          "2 received the article; 2 confirmed the kill; 0 outstanding.");
      assertThat(browser.texts("body").getFirst()).contains("The figures were made up.",
          "Harbour Radio", "The Evening Post");
      browser.looks("kill-report").picture("kill-report", 460);
    }
  }

  private static void findsItAgain(Browser browser) {
    browser.go("/desk").looks("desk-list").picture("desk-list", 800);
    browser.type("Search", "tide leaves crab");
    browser.awaitPath("/desk?q=tide");
    browser.awaitText("#list tbody", "Killed");
    browser.screenshot("desk-search");
    assertThat(browser.weight()).isLessThan(HEAVIEST);
    browser.type("Search", "nothing of that name");
    browser.awaitText("#list", "Nothing like that");
    browser.looks("desk-nothing");
  }
}
