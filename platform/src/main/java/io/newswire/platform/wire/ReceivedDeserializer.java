package io.newswire.platform.wire;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.microsoft.kiota.ApiException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro and makes a value of what it cannot read. Only a registry that does not answer is an
 * exception ({@link RegistryUnavailable}): the poll is then tried again, and nothing is parked.
 *
 * @param <T> the record class, named by the setting {@value AvroWire#RECORD_TYPE}
 */
public final class ReceivedDeserializer<T extends SpecificRecord>
    implements
      Deserializer<Received<T>> {
  private static final byte MAGIC = 0;
  private static final int PREFIX = 5;

  private final Set<Integer> known = ConcurrentHashMap.newKeySet();
  private Map<String, ?> settings = Map.of();
  private Duration patience = RegistryPatience.LONGEST;
  private volatile @Nullable Deserializer<Object> avro;
  private @Nullable Class<?> type;

  @Override
  public void configure(Map<String, ?> settings, boolean isKey) {
    type = classNamed(Objects.requireNonNull(
        settings.get(AvroWire.RECORD_TYPE), "the setting " + AvroWire.RECORD_TYPE).toString());
    this.settings = settings;
    if (settings.get(AvroWire.REGISTRY_PATIENCE) instanceof Duration given) {
      patience = given;
    }
    avro = AvroWire.avroDeserializer(settings);
  }

  @Override
  public Received<T> deserialize(String topic, byte[] data) {
    return deserialize(topic, new RecordHeaders(), data);
  }

  @Override
  public Received<T> deserialize(String topic, Headers headers, byte @Nullable [] data) {
    if (data == null) {
      return new Received.Unreadable<>("The record has no value; a kill is a record too",
          new byte[0]);
    }
    if (data.length < PREFIX || data[0] != MAGIC) {
      return new Received.Unreadable<>(
          "Not Avro in Confluent's wire format: it starts with neither magic byte nor schema id",
          data);
    }
    return decode(topic, headers, data);
  }

  private Received<T> decode(String topic, Headers headers, byte[] data) {
    try {
      var value = read(topic, headers, data);
      if (!Objects.requireNonNull(type).isInstance(value)) {
        return new Received.Unreadable<>("Holds " + nameOf(value) + ", not " + type.getName(),
            data);
      }
      @SuppressWarnings("unchecked")
      var read = (T) value;
      return new Received.Readable<>(read, data);
    } catch (RuntimeException failure) {
      if (RegistryUnavailable.isBehind(failure)) {
        throw new RegistryUnavailable(failure);
      }
      return new Received.Unreadable<>(reason(failure, data), data);
    }
  }

  /** A schema that was never seen is asked for within bounds; from then on the registry is not asked. */
  private @Nullable Object read(String topic, Headers headers, byte[] data) {
    var reader = Objects.requireNonNull(avro, "configure() comes first");
    var schema = ByteBuffer.wrap(data).getInt(1);
    if (known.contains(schema)) {
      return reader.deserialize(topic, headers, data);
    }
    var value = RegistryPatience.within(patience, () -> reader.deserialize(topic, headers, data),
        () -> {
          known.clear();
          avro = AvroWire.avroDeserializer(settings);
        });
    known.add(schema);
    return value;
  }

  private static String nameOf(@Nullable Object value) {
    return value == null ? "nothing" : value.getClass().getName();
  }

  private static String reason(Throwable failure, byte[] data) {
    var root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root instanceof ApiException answer
        ? "No schema with the id " + ByteBuffer.wrap(data).getInt(1)
            + " to read it by: the registry"
            + " answered " + answer.getResponseStatusCode()
        : root.getClass().getSimpleName() + ": " + root.getMessage();
  }

  private static Class<?> classNamed(String name) {
    try {
      return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new IllegalArgumentException("No record class " + name, missing);
    }
  }

  @Override
  public void close() {
    var reader = avro;
    if (reader != null) {
      reader.close();
    }
  }
}
