package io.newswire.syndication.feed;

import static io.newswire.syndication.Subscriber.header;
import static io.newswire.syndication.Subscriber.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.IntStream;

import io.newswire.platform.problem.Problems;
import io.newswire.syndication.Subscriber;
import io.newswire.syndication.SyndicationTest;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Over a server of its own, which answers everything with 200. */
@SyndicationTest
class PollLimitTests {
  @Autowired
  private Problems problems;

  @Test
  void turnsAwayAnAddressThatAsksWithoutEndForFeedsAlone() throws Exception {
    var server = new Server(0);
    server.setHandler(new Handler.Abstract() {
      @Override
      public boolean handle(Request request, Response response, Callback callback) {
        response.write(true, null, callback);
        return true;
      }
    });
    server.insertHandler(PollLimit.of(10, problems));
    server.start();
    try {
      check(new Subscriber(((ServerConnector) server.getConnectors()[0]).getLocalPort()));
    } finally {
      server.stop();
    }
  }

  private static void check(Subscriber subscriber) {
    var answers = IntStream.range(0, 200).mapToObj(_ -> subscriber.get("/feeds/latest.atom"))
        .toList();

    assertThat(answers.getFirst().statusCode()).isEqualTo(200);
    assertThat(answers).extracting(HttpResponse::statusCode).contains(429);
    var refused = answers.stream().filter(answer -> answer.statusCode() == 429).findFirst()
        .orElseThrow();
    assertThat(header(refused, "Retry-After")).isEqualTo("5");
    assertThat(header(refused, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(text(refused)).contains("too-many-polls", "/feeds/latest.atom");
    assertThat(subscriber.get("/partners").statusCode()).isEqualTo(200);
  }
}
