package io.newswire.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A key that one service issues holds at the others, until it is revoked. */
@Order(26)
class IssuedKeyTests {
  private static final Duration SECONDS = Duration.ofSeconds(15);

  private final RunningProduct product = RunningProduct.shared();
  private final HttpCaller administrator = HttpCaller
      .withKey(product.stack().syndicationUrl(), product.stack().keys().admin());

  @Test
  void postsArticlesUntilItIsRevoked() {
    var request = JsonMapper.shared().createObjectNode().put("name", "CMS " + Articles.freshId());
    request.putArray("roles").add("editor");
    var issued = administrator.sendJson("POST", "/keys", request);
    assertThat(issued.status()).as("%s", issued).isEqualTo(201);
    var path = "/keys/" + issued.json().path("id").asString();
    var desk = new DeskClient(product.stack().ingestUrl(),
        issued.json().path("key").asString());

    await().atMost(SECONDS).untilAsserted(() -> assertThat(desk.post(Articles.plain("keys"))
        .status()).isEqualTo(202));
    await().atMost(SECONDS).untilAsserted(() -> assertThat(administrator.get(path).json()
        .has("lastUsedAt")).isTrue());
    administrator.send("DELETE", path, new byte[0]);

    await().atMost(SECONDS).untilAsserted(() -> assertThat(desk.post(Articles.plain("keys"))
        .status()).isEqualTo(401));
  }
}
