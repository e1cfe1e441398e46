package io.newswire.syndication.console;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import io.newswire.event.Topics;
import io.newswire.platform.wire.DeadLetters;
import io.newswire.syndication.Administrator;
import io.newswire.syndication.Operator;
import io.newswire.syndication.OutboundTest;
import io.newswire.syndication.entry.ArticleId;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.intake.Road;
import io.newswire.syndication.parked.PoisonedRecords;
import io.newswire.testsupport.Browser;
import io.newswire.testsupport.TestKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An operator's night, in Chromium. */
@OutboundTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTests {
  private static final int LARGEST_PAGE = 200 * 1024;

  @LocalServerPort
  private int port;
  @Autowired
  private DeadLetters deadLetters;
  @Autowired
  private Entries entries;

  @SuppressWarnings("NullAway.Init")
  private Browser browser;
  @SuppressWarnings("NullAway.Init")
  private HttpServer outlet;
  @SuppressWarnings("NullAway.Init")
  private String partner;
  @SuppressWarnings("NullAway.Init")
  private String endpoint;
  private final String section = "night" + System.nanoTime();
  private final String story = freshId();

  @BeforeAll
  void aPartnerGetsTheNews() throws IOException {
    outlet = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    outlet.createContext("/", exchange -> {
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    });
    outlet.start();
    var operator = new Operator(port);
    partner = operator.post("/partners", Map.of("name", "The Night Gazette", "contact",
        "wire@evening.example")).get("id").asString();
    endpoint = operator.post("/partners/" + partner + "/endpoints", Map.of("url",
        "http://127.0.0.1:" + outlet.getAddress().getPort() + "/hook", "format", "html",
        "filter", Map.of("sections", List.of(section)))).get("id").asString();
    new Road().send(article(story, 1, section));
    await().until(() -> operator
        .get("/partners/" + partner + "/deliveries?state=delivered").get("deliveries").size() == 1);
    browser = Browser.open("http://localhost:" + port);
    browser.signIn(TestKeys.admin(), "/console");
  }

  @AfterAll
  void leave() {
    if (browser != null) {
      browser.close();
    }
    outlet.stop(0);
    new Administrator(port).delete("/partners/" + partner);
  }

  @Test
  void findsAPoisonedRecordSeesWhyAndReplaysAnother() {
    var id = freshId();
    var whole = PoisonedRecords.bytes(article(id, 1));
    var broken = park(freshId(), Arrays.copyOf(whole, whole.length - 40),
        "EOFException: the value ends too early");
    var sound = park(id, whole, "ERROR: canceling statement due to statement timeout");

    browser.go("/console");
    browser.awaitText("[aria-labelledby=q-parked]", "canceling statement");
    browser.screenshot("console-overview");
    browser.go("/console/dead-letters");
    browser.screenshot("console-dead-letters");
    browser.follow(broken);

    browser.awaitText("#verdict", "renditions[");
    browser.screenshot("console-dead-letter");

    browser.go("/console/dead-letters");
    browser.follow(sound);
    browser.awaitText("#verdict", "what failed is the processing");
    browser.press("Replay …");
    browser.screenshot("console-replay");
    browser.press("Replay it");

    browser.awaitText("#notices", "1 replayed");
    await()
        .until(() -> entries.find(new ArticleId(id)) != null);
    browser.go("/console/dead-letters?state=replayed");
    assertThat(browser.texts("tbody tr")).filteredOn(row -> row.contains(sound))
        .singleElement().asString().contains("replayed", "by admin");
    browser.assertAccessible();
  }

  @Test
  void asksBeforeDiscardingAndWantsAReason() {
    var letter = park(freshId(), new byte[]{1, 2, 3}, "Not Avro at all");
    browser.go("/console/dead-letters/letter?id=" + Operator.encoded(letter));

    browser.press("Discard …");
    browser.type("Why nobody needs it", "A test of ours");
    browser.press("Discard it");

    browser.awaitText("#notices", "1 discarded");
    browser.go("/console/dead-letters/letter?id=" + Operator.encoded(letter));
    browser.awaitText("main", "Discarded by admin: A test of ours");
  }

  @Test
  void pausesAnEndpointAndReadsInTheLogThatItWasDone() {
    browser.go("/console/partners").follow("The Night Gazette");
    browser.follow("http://127.0.0.1:" + outlet.getAddress().getPort() + "/hook");
    browser.press("Pause …");
    browser.screenshot("console-pause");
    browser.press("Pause it");

    browser.awaitText("#notices", "Paused");
    browser.awaitText("main", "by admin on the console");
    browser.screenshot("console-endpoint");
    browser.press("Resume …");
    browser.press("Open it");
    browser.awaitText("#notices", "Open again");

    browser.follow("Audit log");
    browser.type("What", "pause");
    browser.press("Show");
    browser.awaitPath("/console/audit?");
    browser.awaitText("tbody", "Pause endpoint");
    browser.screenshot("console-audit");
    assertThat(browser.texts("tbody tr")).first().asString()
        .contains("admin", "/partners/" + partner + "/endpoints/" + endpoint, "done");
    browser.go("/console/audit?subject=" + "/partners/" + partner).screenshot("console-audit-all");
  }

  @Test
  void everyPageIsForEverybodyByDayAndByNightAndLight() {
    new Administrator(port).get("/feeds/latest.atom");
    var pages = List.of("/console", "/console/topics", "/console/topics/" + Topics.RENDITIONS,
        "/console/topics/" + Topics.RENDITIONS + "?key=" + Operator.encoded(story),
        "/console/dead-letters", "/console/partners", "/console/partners/" + partner,
        "/console/partners/" + partner + "/endpoints/" + endpoint, "/console/deliveries",
        "/console/deliveries?article=" + Operator.encoded(story), delivery(), record(),
        "/console/feeds", "/console/feeds/latest", "/console/schemas",
        "/console/schemas/" + Topics.RENDITIONS + "-value", "/console/audit", act());

    for (var page : pages) {
      browser.dark(false).go(page).assertAccessible();
      assertThat(browser.weight()).as(page).isLessThan(LARGEST_PAGE);
      browser.screenshot(name(page));
      browser.dark(true).assertAccessible();
    }
    browser.go("/console").screenshot("console-overview-dark");
    browser.size(390, 844).go("/console").screenshot("console-overview-phone");
    browser.dark(false).size(1280, 900);
  }

  @Test
  void answersEachQuestionThoughAnotherCannotBe() {
    var overview = new Operator(port).get("/ops/overview");

    assertThat(overview.at("/flowing/value")).hasSize(2);
    assertThat(overview.at("/arriving/value/speed/revisions").asLong()).isPositive();
    // Nobody renders in this test.
    assertThat(overview.at("/flowing/value/0/level").asString()).isEqualTo("ACT");
    assertThat(overview.at("/flowing/value/1/members").asInt()).isPositive();
  }

  private String park(String article, byte[] value, String reason) {
    return PoisonedRecords.park(deadLetters, article, value, reason);
  }

  private String delivery() {
    return "/console/deliveries/" + partner + "/" + new Operator(port)
        .get("/partners/" + partner + "/deliveries").at("/deliveries/0/id").asString();
  }

  private String act() {
    return "/console/audit/" + new Operator(port)
        .get("/ops/audit?subject=/partners/" + partner).at("/acts/0/id").asLong();
  }

  private String record() {
    var found = new Operator(port).get("/ops/topics/" + Topics.RENDITIONS + "/records?key="
        + Operator.encoded(story)).at("/records/0");
    return "/console/topics/" + Topics.RENDITIONS + "/" + found.get("partition").asInt() + "/"
        + found.get("offset").asLong();
  }

  /** Without ids, which differ from run to run. */
  private static String name(String page) {
    return page.substring(1).replaceAll("[?].*", "-some")
        .replaceAll("/[0-9a-z_]*[0-9][0-9a-z_-]*", "-one")
        .replaceAll("[^a-z-]+", "-");
  }
}
