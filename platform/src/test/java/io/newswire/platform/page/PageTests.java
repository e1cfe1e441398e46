package io.newswire.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

import io.newswire.platform.security.AccessRules;
import io.newswire.platform.security.ApiKeys;
import io.newswire.platform.security.BearerKeys;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "spring.application.name=shop",
    "newswire.pages.session-key=a secret of the tests",
    "newswire.pages.failures-per-address=5"
})
class PageTests {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern STYLE = Pattern.compile("href=\"(/assets/[^\"]+\\.css)\"");

  @LocalServerPort
  int port;
  @Autowired
  Shop shop;

  private CookieManager cookies = new CookieManager();

  @BeforeEach
  void everybodyHasAKey() {
    shop.keys.addAll(Set.of("nw_keeper", "nw_guest"));
    shop.now = Instant.parse("2026-11-28T12:00:00Z").plus(Duration.ofDays(shop.days++));
  }

  @Test
  void sendsABrowserToTheSignInAndBack() throws Exception {
    var sent = get("/shop/things?state=new");

    assertThat(sent.statusCode()).isEqualTo(302);
    var signIn = sent.headers().firstValue("Location").orElseThrow();
    assertThat(signIn).endsWith("/sign-in?next=%2Fshop%2Fthings%3Fstate%3Dnew");
    var back = signIn("nw_keeper", "/shop/things?state=new");
    assertThat(back.statusCode()).isEqualTo(302);
    assertThat(back.headers().firstValue("Location")).hasValueSatisfying(
        where -> assertThat(where).endsWith("/shop/things?state=new"));
    assertThat(get("/shop/things").body()).contains("<h1>Things</h1>", "Sign out", "keeper");
  }

  @Test
  void goesNowhereElseAfterTheSignIn() throws Exception {
    for (var elsewhere : new String[]{"https://example.org/", "//example.org/shop",
        "/shop\\..", "/shop\r\nX: 1", "/shopping"}) {
      assertThat(signIn("nw_keeper", elsewhere).headers().firstValue("Location"))
          .hasValueSatisfying(where -> assertThat(where).endsWith("/shop"));
    }
  }

  @Test
  void keepsTheSessionInACookieThatNoScriptReadsAndThatHoldsNoKey() throws Exception {
    var cookie = signIn("nw_keeper", "/shop").headers().allValues("Set-Cookie").stream()
        .filter(some -> some.startsWith("newswire-shop=")).findFirst().orElseThrow();

    assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Max-Age=43200")
        .doesNotContain("nw_keeper").doesNotContain(ApiKeys.hash("nw_keeper"));
  }

  @Test
  void endsTheSessionOfARevokedKey() throws Exception {
    signIn("nw_keeper", "/shop");
    assertThat(get("/shop").statusCode()).isEqualTo(200);

    shop.keys.remove("nw_keeper");

    assertThat(get("/shop").statusCode()).isEqualTo(302);
  }

  @Test
  void endsTheSessionAfterItsTime() throws Exception {
    signIn("nw_keeper", "/shop");

    shop.now = shop.now.plus(Duration.ofHours(12));

    assertThat(get("/shop").statusCode()).isEqualTo(302);
  }

  @Test
  void signsOut() throws Exception {
    signIn("nw_keeper", "/shop");

    var out = post("/sign-out", "_csrf=" + token(get("/shop")));

    assertThat(out.statusCode()).isEqualTo(302);
    assertThat(get("/shop").statusCode()).isEqualTo(302);
  }

  @Test
  void refusesAFormThatAnotherSiteSends() throws Exception {
    signIn("nw_keeper", "/shop");

    var forged = post("/shop/things", "");

    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(forged.body()).contains("open for too long");
    assertThat(post("/shop/things", "_csrf=" + token(get("/shop"))).statusCode()).isEqualTo(302);
    assertThat(get("/shop").body()).contains("class=\"notice done\"", "Made &lt;one&gt;");
    assertThat(get("/shop").body()).as("said once").doesNotContain("Made &lt;one&gt;");
  }

  @Test
  void refusesWhatTheKeyDoesNotAdmitTo() throws Exception {
    signIn("nw_guest", "/shop");

    assertThat(get("/shop").body()).doesNotContain("Back room");
    var refused = get("/shop/back-room");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("Not with this key", "Sign out");
  }

  @Test
  void answersErrorsAsPagesToBrowsersAlone() throws Exception {
    signIn("nw_keeper", "/shop");

    assertThat(get("/shop/nowhere").statusCode()).isEqualTo(404);
    assertThat(get("/shop/nowhere").body()).contains("Nothing is here", "Sign out");
    var broken = get("/shop/broken");
    assertThat(broken.statusCode()).isEqualTo(500);
    assertThat(broken.body()).contains("Something broke here").doesNotContain("secret");
    assertThat(send(request("/shop/broken").header("Accept", "application/json"))
        .headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void slowsDownThoseWhoGuess() throws Exception {
    for (var guess = 0; guess < 5; guess++) {
      assertThat(signIn("nw_guess" + guess, "/shop").statusCode()).isEqualTo(401);
    }

    var refused = signIn("nw_keeper", "/shop");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValueAsLong("Retry-After")).hasValue(301);
    shop.now = shop.now.plus(Duration.ofMinutes(6));
    assertThat(signIn("nw_keeper", "/shop").statusCode()).isEqualTo(302);
  }

  @Test
  void tellsTheBrowserWhatAPageMayDo() throws Exception {
    var headers = get("/sign-in").headers();

    assertThat(headers.firstValue("Content-Security-Policy")).hasValueSatisfying(
        policy -> assertThat(policy).contains("script-src 'self'", "frame-ancestors 'none'")
            .doesNotContain("unsafe"));
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
    assertThat(headers.firstValue("Permissions-Policy")).isPresent();
    assertThat(headers.firstValue("Cache-Control")).hasValueSatisfying(
        cache -> assertThat(cache).contains("no-store"));
  }

  @Test
  void letsBrowsersKeepStylesAndScriptsUnderAnAddressThatNamesTheirContent() throws Exception {
    var page = get("/sign-in").body();
    var style = STYLE.matcher(page);
    assertThat(style.find()).as(page).isTrue();

    var sheet = get(style.group(1));

    assertThat(style.group(1)).matches(".*newswire-[0-9a-f]{32}\\.css");
    assertThat(sheet.statusCode()).isEqualTo(200);
    assertThat(sheet.headers().firstValue("Cache-Control"))
        .hasValue("max-age=31536000, public, immutable");
    assertThat(page).doesNotContain("style=").doesNotContainPattern("<script(?![^>]* src=)");
  }

  @Test
  void leavesTheApiAsItIs() throws Exception {
    signIn("nw_keeper", "/shop");

    assertThat(get("/things").statusCode()).as("a session opens no API").isEqualTo(401);
    assertThat(send(request("/things").header("Authorization", "Bearer nw_keeper"))
        .statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> signIn(String key, String next) throws Exception {
    return post("/sign-in", "_csrf=" + token(get("/sign-in")) + "&key=" + key + "&next="
        + URLEncoder.encode(next, StandardCharsets.UTF_8));
  }

  private static String token(HttpResponse<String> page) {
    var found = TOKEN.matcher(page.body());
    assertThat(found.find()).as(page.body()).isTrue();
    return URLEncoder.encode(found.group(1), StandardCharsets.UTF_8);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).header("Accept", "text/html,*/*;q=0.8"));
  }

  private HttpResponse<String> post(String path, String form)
      throws IOException, InterruptedException {
    return send(request(path).header("Accept", "text/html")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newBuilder().cookieHandler(cookies).build()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  @SpringBootApplication
  @Controller
  static class Shop implements BearerKeys {
    private final Set<String> keys = new HashSet<>();
    private Instant now = Instant.EPOCH;
    private int days;

    @Bean
    static Clock clock(@org.springframework.context.annotation.Lazy Shop shop) {
      InstantSource source = () -> shop.now();
      return source.withZone(ZoneOffset.UTC);
    }

    Instant now() {
      return now;
    }

    @Bean
    static Pages pages() {
      return new Pages("Shop", "/shop")
          .admit("/shop/back-room", "things:burn")
          .admit(HttpMethod.POST, "/shop/**", "things:write")
          .admit("/shop/**", "things:read")
          .link("Things", "/shop", "things:read")
          .link("Back room", "/shop/back-room", "things:burn");
    }

    @Bean
    static AccessRules accessRules() {
      return new AccessRules().require("/things", "things:read");
    }

    @Override
    public ApiKeys.@org.jspecify.annotations.Nullable ApiKey findByHash(String sha256) {
      return keys.stream().filter(key -> ApiKeys.hash(key).equals(sha256)).findFirst()
          .map(key -> new ApiKeys.ApiKey(key.substring(3), sha256, key.equals("nw_keeper")
              ? Set.of("things:read", "things:write", "things:burn")
              : Set.of("things:read")))
          .orElse(null);
    }

    @GetMapping({"/shop", "/shop/things"})
    String things(Model model) {
      model.addAttribute("when", now);
      return "thing";
    }

    @PostMapping("/shop/things")
    String make(HttpServletRequest request, HttpServletResponse response) {
      Notice.done("Made <one>").onNextPage(request, response);
      return "redirect:/shop";
    }

    @GetMapping("/shop/broken")
    String broken() {
      throw new IllegalStateException("a secret of the house");
    }

    @GetMapping("/things")
    @ResponseBody
    String api() {
      return "[]";
    }
  }
}
