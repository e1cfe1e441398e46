package io.newswire.platform.wire;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Asks the registry for a schema's id once, within {@link RegistryPatience}, and knows it then. */
final class PatientSerializer<T extends SpecificRecord> implements Serializer<T> {
  private final Supplier<Serializer<T>> maker;
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private volatile Serializer<T> avro;

  PatientSerializer(Supplier<Serializer<T>> maker) {
    this.maker = maker;
    this.avro = maker.get();
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T data) {
    return within(topic, data, () -> avro.serialize(topic, data));
  }

  @Override
  public byte @Nullable [] serialize(String topic, Headers headers, @Nullable T data) {
    return within(topic, data, () -> avro.serialize(topic, headers, data));
  }

  private byte @Nullable [] within(String topic, @Nullable T data,
      Supplier<byte @Nullable []> work) {
    var schema = data == null ? topic : topic + ' ' + data.getSchema().getFullName();
    if (known.contains(schema)) {
      return work.get();
    }
    var bytes = RegistryPatience.within(RegistryPatience.LONGEST, work, this::renew);
    known.add(schema);
    return bytes;
  }

  private void renew() {
    known.clear();
    avro = maker.get();
  }

  @Override
  public void close() {
    avro.close();
  }
}
