package io.newswire.platform.deadletter;

import io.newswire.event.Article;
import io.newswire.event.RenderedArticle;
import io.newswire.event.Topics;
import io.newswire.platform.wire.AvroWire;
import io.newswire.platform.wire.Received;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads the values of one consumer's records, as far as they can be read. */
final class Decoding implements AutoCloseable {
  private final String topic;
  private final Deserializer<? extends Received<? extends SpecificRecord>> deserializer;

  Decoding(String registryUrl, Topics.Consumer consumer) {
    topic = consumer.source();
    deserializer = topic.equals(Topics.ARTICLES)
        ? AvroWire.deserializer(registryUrl, Article.class)
        : AvroWire.deserializer(registryUrl, RenderedArticle.class);
  }

  /** The record; null where the bytes are none, or the registry is away. */
  @Nullable
  SpecificRecord decode(byte[] value) {
    try {
      return switch (deserializer.deserialize(topic, value)) {
        case Received.Readable<? extends SpecificRecord>(var record, _) -> record;
        case Received.Unreadable<? extends SpecificRecord> _ -> null;
      };
    } catch (KafkaException registryAway) {
      return null;
    }
  }

  /** The revision of an article that the value holds; null where it cannot be read. */
  @Nullable
  Long revision(byte[] value) {
    return switch (decode(value)) {
      case Article article -> article.getRevision();
      case RenderedArticle rendered -> rendered.getRevision();
      case null, default -> null;
    };
  }

  @Override
  public void close() {
    deserializer.close();
  }
}
