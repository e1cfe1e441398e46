package io.newswire.syndication.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.newswire.event.RenderedArticle;
import io.newswire.event.Topics;
import io.newswire.platform.wire.AvroWire;
import io.newswire.platform.wire.DeadLetters;
import io.newswire.testsupport.TestStack;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** The topics on both sides of the intake, on a real broker. */
public final class Road {
  private final TestStack stack = TestStack.shared();

  public void send(RenderedArticle... articles) {
    for (var article : articles) {
      send(Topics.RENDITIONS, article.getId(), article);
    }
  }

  public void send(String topic, String key, SpecificRecord record) {
    try (var serializer = AvroWire.<SpecificRecord>serializer(stack.registryUrl())) {
      sendRaw(topic, key, serializer.serialize(topic, record));
    }
  }

  public void sendRaw(String topic, String key, byte @Nullable [] value) {
    try (var producer = new KafkaProducer<>(
        Map.<String, Object>of("bootstrap.servers", stack.kafka()),
        new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value)).get();
    } catch (InterruptedException | ExecutionException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** What is parked of the article by now. */
  List<ConsumerRecord<String, byte[]>> parked(String articleId) {
    var partition = new TopicPartition(Topics.SYNDICATION_DEAD_LETTERS, 0);
    try (var consumer = new KafkaConsumer<>(
        Map.<String, Object>of("bootstrap.servers", stack.kafka()),
        new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      var found = new ArrayList<ConsumerRecord<String, byte[]>>();
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> {
          if (articleId.equals(header(record, DeadLetters.SOURCE_KEY))) {
            found.add(record);
          }
        });
      }
      return found;
    }
  }

  static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
