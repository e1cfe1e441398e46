package io.newswire.syndication.feed;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.newswire.syndication.Syndication;
import io.newswire.syndication.SyndicationTest;
import io.newswire.syndication.entry.Entries;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Many feeds, and many readers that find nothing new. */
@Tag("proof")
@SyndicationTest
class PollTests {
  private static final int FEEDS = 1_000;
  private static final int POLLS = 50_000;
  private static final int READERS = 16;

  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private Entries entries;
  @Autowired
  private Feeds feeds;
  @Autowired
  private FeedDirectory directory;
  @LocalServerPort
  private int port;

  private final String prefix = "p-" + UUID.randomUUID() + "-";

  /** @param etag as it came with the bytes */
  private record Had(String etag, byte[] body) {}

  @Test
  void bringNothingOrTheSameBytesUnlessSomethingChanged() throws Exception {
    var sections = IntStream.range(0, FEEDS).mapToObj(number -> prefix + number)
        .toArray(String[]::new);
    new Syndication(transaction, entries, feeds).takeIn(article(freshId(), 1, sections));
    await().until(() -> directory.find(new FeedName(sections[FEEDS - 1])) != null);
    var had = new ConcurrentHashMap<String, Had>();

    var unchanged = 0;
    try (var client = client(); var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      var polling = new ArrayList<Future<Integer>>();
      for (int reader = 0; reader < READERS; reader++) {
        var first = reader;
        polling.add(readers.submit(() -> poll(client, sections, first, had)));
      }
      for (var each : polling) {
        unchanged += each.get();
      }
    }

    assertThat(had).hasSize(FEEDS);
    assertThat(unchanged).isGreaterThan(POLLS / 2);
  }

  /** Every READERS-th poll of all; every tenth of them asks for the bytes again. */
  private int poll(CloseableHttpClient client, String[] sections, int first,
      Map<String, Had> had) throws IOException {
    var unchanged = 0;
    for (int number = first; number < POLLS; number += READERS) {
      var section = sections[number % FEEDS];
      var known = had.get(section);
      var etag = known == null || number / FEEDS % 10 == 9 ? null : known.etag();
      var poll = new HttpGet("http://localhost:" + port + "/feeds/" + section + ".atom");
      if (etag != null) {
        poll.setHeader("If-None-Match", etag);
      }
      unchanged += client.execute(poll, response -> {
        if (response.getCode() == 304) {
          assertThat(etag).as("304 to a reader that has nothing").isNotNull();
          return 1;
        }
        assertThat(response.getCode()).isEqualTo(200);
        var got = new Had(response.getHeader("ETag").getValue(),
            EntityUtils.toByteArray(response.getEntity()));
        var earlier = had.putIfAbsent(section, got);
        if (earlier != null) {
          assertThat(got.body()).isEqualTo(earlier.body());
          assertThat(got.etag()).isEqualTo(earlier.etag());
        }
        return 0;
      });
    }
    return unchanged;
  }

  private static CloseableHttpClient client() {
    return HttpClients.custom()
        .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnPerRoute(READERS).setMaxConnTotal(READERS).build())
        .disableContentCompression()
        .disableCookieManagement()
        .build();
  }
}
