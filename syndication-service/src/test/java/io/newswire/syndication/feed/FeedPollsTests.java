package io.newswire.syndication.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

import io.newswire.syndication.SyndicationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who polls which feed, and how often. */
@SyndicationTest
class FeedPollsTests {
  @LocalServerPort
  private int port;
  @Autowired
  private FeedPolls polls;

  @Test
  void countsPollsByReaderAndThoseThatBroughtNothing() throws IOException, InterruptedException {
    var agent = "Reader/" + UUID.randomUUID();
    var etag = poll(agent, "\"none\"");

    poll(agent, etag);
    polls.flush();
    poll(agent, etag);
    polls.flush();

    assertThat(polls.of("latest")).filteredOn(poller -> poller.agent().equals(agent))
        .singleElement().satisfies(poller -> {
          assertThat(poller.polls()).isEqualTo(3);
          assertThat(poller.unchanged()).isPositive();
          assertThat(poller.format()).isEqualTo("atom");
        });
  }

  private String poll(String agent, String known) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(
          URI.create("http://localhost:" + port + "/feeds/latest.atom"))
          .header("User-Agent", agent).header("If-None-Match", known).build(),
          BodyHandlers.discarding()).headers().firstValue("ETag").orElse("");
    }
  }
}
