package io.newswire.syndication.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.newswire.syndication.Administrator;
import io.newswire.syndication.MutableClock;
import io.newswire.syndication.OutboundTest;
import io.newswire.syndication.Rendered;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.webhook.DeliveryPlanner;
import io.newswire.testsupport.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A partner's engineer at work in the portal, in a real browser. */
@OutboundTest
class PortalTests {
  @LocalServerPort
  int port;
  @Autowired
  MutableClock clock;
  @Autowired
  TransactionTemplate transaction;
  @Autowired
  Entries entries;
  @Autowired
  DeliveryPlanner planner;

  private final String section = "s" + UUID.randomUUID();
  private Administrator administrator;
  private PortalReceiver receiver;
  private String partner;
  private String endpoint;
  private String key;
  private Browser browser;

  @BeforeEach
  void register() {
    browser = Browser.open("http://localhost:" + port);
    administrator = new Administrator(port);
    receiver = new PortalReceiver();
    partner = partner("The Evening Post");
    endpoint = endpoint(partner, receiver.url());
    key = json(administrator.post("/partners/" + partner + "/keys", Map.of()).body()).get("key")
        .asString();
  }

  @AfterEach
  void leave() {
    browser.close();
    receiver.close();
    administrator.delete("/partners/" + partner);
  }

  @Test
  void showsWhatWasSentAndSendsItAgain() {
    receiver.answer(500);
    var id = Rendered.freshId();
    takeIn(id, 1);
    await().untilAsserted(() -> assertThat(administrator
        .get("/partners/" + partner + "/deliveries?state=failed").body()).contains(id));
    browser.signIn(key, "/portal/deliveries?article=" + id);
    browser.awaitText("tbody", "failed, tried again");
    browser.screenshot("portal-deliveries");
    browser.assertAccessible();

    browser.follow("article.published");
    browser.awaitText("main", "answered 500");
    browser.driver().findElement(By.tagName("summary")).click();
    browser.picture("portal-delivery", 760).screenshot("portal-delivery");
    browser.assertAccessible();
    receiver.answer(204);
    browser.press("Send again");

    browser.awaitText(".notice", "on its way again");
    await().untilAsserted(() -> {
      browser.go(browser.path());
      assertThat(browser.texts("dd")).first().isEqualTo("delivered");
    });
    assertThat(receiver.replays()).contains("resend");
  }

  @Test
  void triesAnEndpointOutAndReplacesItsSecret() throws Exception {
    browser.signIn(key, "/portal");
    assertThat(browser.texts("h1")).containsExactly("Your endpoints");
    browser.screenshot("portal-endpoints");
    browser.assertAccessible();
    browser.follow(receiver.url());
    browser.assertAccessible();

    browser.press("Send a test");
    browser.awaitText(".notice", "your server answered 204");
    browser.picture("portal-endpoint", 800).screenshot("portal-endpoint");
    browser.press("New secret…");
    browser.screenshot("portal-rotate");
    browser.press("Make a new secret");

    browser.awaitText("h1", "Your new signing secret");
    var secret = browser.texts("#secret").getFirst();
    browser.screenshot("portal-secret");
    browser.assertAccessible();
    browser.follow("I have it");
    browser.press("Send a test");
    browser.awaitText(".notice", "your server answered 204");
    assertThat(receiver.isLastSignedWith(secret)).isTrue();
    assertThat(browser.driver().getPageSource()).doesNotContain(secret);
  }

  @Test
  void pausesOpensAndReplaysWhatWasMissed() {
    var id = Rendered.freshId();
    takeIn(id, 1);
    await().untilAsserted(() -> assertThat(receiver.count()).isOne());
    browser.signIn(key, "/portal/endpoints/" + endpoint);
    browser.press("Pause");
    browser.awaitText(".notice", "is paused");
    browser.press("Open again");
    browser.awaitText(".notice", "is open");

    browser.choose("Send", "everything that changed, even if it arrived");
    browser.choose("of the last", "week");
    browser.press("Replay");

    browser.awaitText(".notice", "The replay has begun");
    clock.advance(Duration.ofSeconds(3));
    await()
        .untilAsserted(() -> assertThat(receiver.count()).isEqualTo(2));
    browser.go("/portal/endpoints/" + endpoint);
    browser.screenshot("portal-replay");
    browser.assertAccessible();
  }

  @Test
  void leavesClosedWhatTheNewsroomHasClosed() {
    browser.signIn(key, "/portal/endpoints/" + endpoint);
    browser.press("Pause");
    browser.awaitText(".notice", "is paused");
    var path = "/partners/" + partner + "/endpoints/" + endpoint;
    administrator.patch(path, Map.of("status", "paused"));

    // The page is from before.
    browser.press("Open again");

    browser.awaitText(".notice", "The newsroom has closed this endpoint");
    assertThat(json(administrator.get(path).body()).get("status").asString()).isEqualTo("paused");
    assertThat(browser.texts(".actions button")).doesNotContain("Open again", "Pause");
    browser.assertAccessible();
    administrator.patch(path, Map.of("status", "active"));
    browser.go("/portal/endpoints/" + endpoint);
    assertThat(browser.texts(".actions button")).contains("Pause");
  }

  @Test
  void previewsWithoutTellingWhatAnEmbargoHoldsBack() {
    var id = Rendered.freshId();
    var held = Rendered.freshId();
    takeIn(id, 1);
    transaction.executeWithoutResult(_ -> planner.plan(entries.apply(List.of(
        Rendered.article(held, 1, builder -> builder.setSections(List.of(section))
            .setHeadline("Budget leaked").setEmbargoUntil(clock.instant().plusSeconds(7200)))))));
    browser.signIn(key, "/portal/endpoints/" + endpoint);

    browser.type("Article's id", id);
    browser.press("Preview");
    browser.awaitText("#preview", "Harbour bridge opens");
    browser.screenshot("portal-preview");
    browser.type("Article's id", held);
    browser.press("Preview");

    browser.awaitText("#preview", "once its embargo is over");
    assertThat(browser.driver().getPageSource()).doesNotContain("Budget leaked");
  }

  @Test
  void showsNobodyWhatIsAnotherPartners() {
    var other = partner("The Morning Post");
    var foreign = endpoint(other, receiver.url());
    browser.signIn(key, "/portal");

    browser.go("/portal/endpoints/" + foreign);
    assertThat(browser.texts("h1")).containsExactly("Nothing is here");
    browser.go("/portal/deliveries?endpoint=" + foreign);
    assertThat(browser.texts(".empty h2")).containsExactly("Nothing here");
    administrator.delete("/partners/" + other);
  }

  @Test
  void canBeUsedWithTheKeyboardAlone() {
    browser.signIn(key, "/portal");

    browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
    assertThat(browser.driver().switchTo().activeElement().getText())
        .isEqualTo("Skip to the content");
    var seen = new HashMap<String, Integer>();
    for (var stop = 0; stop < 12; stop++) {
      seen.merge(browser.driver().switchTo().activeElement().getText(), 1, Integer::sum);
      browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
    }
    assertThat(seen).containsKeys("Deliveries", "Verify signatures", "Sign out", receiver.url());
    browser.go("/portal/verify");
    browser.screenshot("portal-verify");
    browser.assertAccessible();
    browser.size(390, 800).dark(true).go("/portal/endpoints/" + endpoint);
    browser.screenshot("portal-endpoint-narrow-dark");
    browser.assertAccessible();
  }

  private void takeIn(String id, long revision) {
    transaction.executeWithoutResult(_ -> planner
        .plan(entries.apply(List.of(Rendered.article(id, revision, section)))));
  }

  private String partner(String name) {
    return json(administrator.post("/partners", Map.of("name", name)).body()).get("id").asString();
  }

  private String endpoint(String of, String url) {
    return json(administrator.post("/partners/" + of + "/endpoints", Map.of("url", url, "format",
        "html", "filter", Map.of("section", section))).body()).get("id").asString();
  }

  private static JsonNode json(String body) {
    return JsonMapper.shared().readTree(body);
  }
}
