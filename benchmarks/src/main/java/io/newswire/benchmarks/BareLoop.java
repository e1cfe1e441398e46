package io.newswire.benchmarks;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * The least that telling many can cost: the same bytes posted to each callback by the same client on
 * virtual threads, unsigned, with nothing read before and nothing remembered after.
 */
final class BareLoop implements AutoCloseable {
  private final int concurrency;
  private final CloseableHttpClient client;

  /** @param concurrency posts under way at once */
  BareLoop(int concurrency) {
    this.concurrency = concurrency;
    this.client = HttpClients.custom()
        .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(concurrency).setMaxConnPerRoute(concurrency).build())
        .disableAutomaticRetries()
        .build();
  }

  /** Posts to so many callbacks; returns when it began. */
  Instant post(Callbacks callbacks, int count, byte[] body) throws InterruptedException {
    var entity = new ByteArrayEntity(body, ContentType.APPLICATION_ATOM_XML);
    return post(count, number -> {
      var request = new HttpPost(callbacks.url(number));
      request.setEntity(entity);
      return request;
    });
  }

  /** Makes so many requests, each by its number; returns when it began. */
  Instant post(int count, IntFunction<HttpPost> requests) throws InterruptedException {
    var room = new Semaphore(concurrency);
    var refused = new AtomicInteger();
    var began = Instant.now();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var number = 0; number < count; number++) {
        var request = requests.apply(number);
        room.acquire();
        workers.execute(() -> {
          try {
            if (client.execute(request, answer -> answer.getCode()) != 204) {
              refused.incrementAndGet();
            }
          } catch (IOException failure) {
            refused.incrementAndGet();
          } finally {
            room.release();
          }
        });
      }
    }
    if (refused.get() > 0) {
      throw new IllegalStateException(refused + " bare posts were refused");
    }
    return began;
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
