package io.newswire.platform.wire;

import java.util.Map;

import io.apicurio.registry.resolver.config.SchemaResolverConfig;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.avro.AvroSerdeConfig;
import io.apicurio.registry.serde.config.SerdeConfig;
import io.newswire.event.Topics;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Avro as it stands on our topics: Confluent's wire format (magic byte 0, four bytes of schema id,
 * Avro binary), subjects named {@code <topic>-value}, so that any Kafka tool can read it.
 */
public final class AvroWire {
  /** The consumer setting that names the record class a topic carries. */
  public static final String RECORD_TYPE = "newswire.record.type";

  /** The consumer setting that says how long the registry may take to answer: a Duration. */
  public static final String REGISTRY_PATIENCE = "newswire.registry.patience";

  static {
    trustOurRecords();
  }

  private AvroWire() {}

  /** Avro makes objects of the classes that a schema names only where somebody vouches for them. */
  public static void trustOurRecords() {
    var ours = Topics.class.getPackageName();
    ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
        ClassSecurityValidator.DEFAULT, type -> type.getPackageName().equals(ours)));
  }

  /**
   * Settings for Apicurio's serializer and deserializer.
   *
   * @param registryUrl the registry's base, such as {@code http://localhost:8085}
   */
  public static Map<String, Object> settings(String registryUrl) {
    return Map.ofEntries(
        Map.entry(SchemaResolverConfig.REGISTRY_URL, registryUrl + "/apis/registry/v3"),
        Map.entry(SchemaResolverConfig.HTTP_ADAPTER, "JDK"),
        Map.entry(SchemaResolverConfig.AUTO_REGISTER_ARTIFACT, true),
        Map.entry(SchemaResolverConfig.AUTO_REGISTER_ARTIFACT_IF_EXISTS, "FIND_OR_CREATE_VERSION"),
        Map.entry(SchemaResolverConfig.DEREFERENCE_SCHEMA, false),
        // A schema's id never changes its meaning: what was learnt once outlives the registry.
        Map.entry(SchemaResolverConfig.CHECK_PERIOD_MS, 365L * 24 * 3_600_000),
        Map.entry(SchemaResolverConfig.FAULT_TOLERANT_REFRESH, true),
        Map.entry(SchemaResolverConfig.RETRY_COUNT, 1L),
        Map.entry(SchemaResolverConfig.RETRY_BACKOFF_MS, 100L),
        // The id that the registry's Confluent API answers to.
        Map.entry(SerdeConfig.USE_ID, "contentId"),
        Map.entry("apicurio.registry.headers.enabled", false),
        Map.entry(AvroSerdeConfig.USE_SPECIFIC_AVRO_READER, true));
  }

  /** A serializer that registers the schema of what it writes. */
  public static <T extends SpecificRecord> Serializer<T> serializer(String registryUrl) {
    return new PatientSerializer<>(() -> {
      var serializer = new AvroKafkaSerializer<T>();
      serializer.configure(settings(registryUrl), false);
      return serializer;
    });
  }

  /** A deserializer whose value is never an exception; see {@link Received}. */
  public static <T extends SpecificRecord> Deserializer<Received<T>> deserializer(
      String registryUrl, Class<T> type) {
    var settings = new java.util.HashMap<>(settings(registryUrl));
    settings.put(RECORD_TYPE, type.getName());
    var deserializer = new ReceivedDeserializer<T>();
    deserializer.configure(settings, false);
    return deserializer;
  }

  static <T> AvroKafkaDeserializer<T> avroDeserializer(Map<String, ?> settings) {
    var deserializer = new AvroKafkaDeserializer<T>();
    deserializer.configure(settings, false);
    return deserializer;
  }
}
