package io.newswire.ingest.log;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.newswire.event.Article;
import io.newswire.event.ContentType;
import io.newswire.event.PubStatus;
import io.newswire.event.Publication;
import io.newswire.event.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Appends to the articles topic, within the time that the sender has. */
@Component
final class LogAppender implements DisposableBean {
  private final LogClients clients;
  private final Serializer<Article> serializer;
  // Platform threads: what is about to be sent must not queue behind the parsing of later requests,
  // which occupies the few carriers of virtual threads. Admission bounds their number.
  private final ExecutorService threads = Executors
      .newCachedThreadPool(Thread.ofPlatform().name("append-", 0).daemon().factory());
  private @Nullable Producer<String, byte[]> producer;

  LogAppender(LogClients clients, Serializer<Article> serializer) {
    this.clients = clients;
    this.serializer = serializer;
  }

  /**
   * Returns once every in-sync replica has the record.
   *
   * @throws LogUnavailable where that was not to be had in time
   */
  void append(Article article, Headers headers, Deadline deadline) {
    // On a thread of its own: neither the registry's client nor the producer can be held to a
    // deadline otherwise, and both may block on a network that swallows packets.
    within(deadline, threads.submit(() -> send(new ProducerRecord<>(Topics.ARTICLES, null,
        article.getId(), serialize(article), headers), deadline)));
  }

  /**
   * Appends a record of the topic once more, as it is.
   *
   * @throws LogUnavailable where that was not to be had in time
   */
  void repeat(ConsumerRecord<String, byte[]> record, Deadline deadline) {
    within(deadline, threads.submit(() -> send(new ProducerRecord<>(record.topic(),
        record.partition(), record.key(), record.value(), record.headers()), deadline)));
  }

  private RecordMetadata send(ProducerRecord<String, byte[]> record, Deadline deadline)
      throws InterruptedException {
    var current = producer();
    if (deadline.isOver()) { // the sender has had its 503; nothing may happen after it
      throw new LogUnavailable("The deadline passed before the record was sent", null);
    }
    try {
      return current.send(record).get();
    } catch (ExecutionException failure) {
      if (!(failure.getCause() instanceof RetriableException)) {
        discard(current); // it may be beyond repair
      }
      throw new LogUnavailable("Kafka did not acknowledge the record", failure.getCause());
    }
  }

  /**
   * All of an append but the sending: then the registry has the schema, and the producer has found
   * the topic.
   *
   * @throws RuntimeException where either is away
   */
  void prepare() {
    var now = Instant.EPOCH;
    serialize(Article.newBuilder().setId("").setRevision(1).setEventId("").setAcceptedAt(now)
        .setContentHash("").setPubStatus(PubStatus.USABLE)
        .setContentType(ContentType.newBuilder().setSlug("").setUri("").setLabel("").build())
        .setPublication(Publication.newBuilder().setSlug("").setName("").setHomePage("").build())
        .setHeadline("").setLanguage("").setBody("").setPublishedAt(now).setUpdatedAt(now).build());
    producer().partitionsFor(Topics.ARTICLES);
  }

  private byte[] serialize(Article article) {
    try {
      return serializer.serialize(Topics.ARTICLES, article);
    } catch (RuntimeException failure) {
      throw new LogUnavailable("The schema registry gives no id for the schema", failure);
    }
  }

  /** Made at the first use: a broker whose name does not resolve yet must not stop the start. */
  private synchronized Producer<String, byte[]> producer() {
    if (producer == null) {
      try {
        producer = clients.producer();
      } catch (RuntimeException failure) {
        throw new LogUnavailable("Kafka cannot be found", failure);
      }
    }
    return producer;
  }

  private synchronized void discard(Producer<String, byte[]> broken) {
    if (producer == broken) {
      producer = null;
      Thread.ofVirtual().start(() -> broken.close(Duration.ZERO));
    }
  }

  private static void within(Deadline deadline, Future<?> work) {
    try {
      work.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new LogUnavailable("Kafka or the schema registry did not answer in time", late);
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof LogUnavailable unavailable
          ? unavailable
          : new LogUnavailable("The record could not be sent", failure.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new LogUnavailable("The service is stopping", stopped);
    }
  }

  @Override
  public synchronized void destroy() {
    if (producer != null) {
      producer.close();
    }
    threads.close();
  }
}
