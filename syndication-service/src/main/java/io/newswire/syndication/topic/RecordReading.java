package io.newswire.syndication.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.newswire.platform.deadletter.HexDump;
import io.newswire.platform.wire.DeadLetters;
import io.newswire.syndication.entry.KilledArticles;
import io.newswire.syndication.schema.AvroRecords;
import io.newswire.syndication.schema.AvroRecords.Reading;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes records readable. The text of killed articles is left out, though it may stand there for a day. */
@Component
final class RecordReading {
  private static final int HEX_BYTES = 512;

  private final AvroRecords avro;
  private final KilledArticles killed;

  RecordReading(AvroRecords avro, KilledArticles killed) {
    this.avro = avro;
    this.killed = killed;
  }

  /** @param folded whether long values are cut */
  List<RecordView> of(List<ConsumerRecord<byte[], byte[]>> records, boolean folded) {
    var withheld = killed.among(records.stream().map(RecordReading::article)
        .filter(Objects::nonNull).distinct().toList());
    return records.stream().map(record -> view(record, folded, withheld)).toList();
  }

  private RecordView view(ConsumerRecord<byte[], byte[]> record, boolean folded,
      Set<String> killedArticles) {
    var value = record.value();
    var isKilled = killedArticles.contains(article(record));
    var reading = value == null || value.length == 0 ? null : avro.read(value);
    return switch (reading) {
      case null -> view(record, null, null);
      case Reading.Readable readable -> {
        var kept = isKilled && !Values.isKill(readable.json())
            ? Values.withoutText(readable.json())
            : readable.json();
        yield view(record, new Reading.Readable(readable.schemaId(), readable.name(),
            folded ? Values.folded(kept) : kept), kept == readable.json() ? null : "");
      }
      case Reading.Unreadable unreadable -> view(record, unreadable, isKilled
          ? ""
          : String.join("\n", HexDump.of(Objects.requireNonNull(value), HEX_BYTES)));
    };
  }

  /** @param hex empty where something is withheld */
  private static RecordView view(ConsumerRecord<byte[], byte[]> record,
      @Nullable Reading reading, @Nullable String hex) {
    var readable = reading instanceof Reading.Readable known ? known : null;
    var unreadable = reading instanceof Reading.Unreadable known ? known : null;
    return new RecordView(record.topic(), record.partition(), record.offset(),
        Instant.ofEpochMilli(record.timestamp()), text(record.key()), headers(record),
        record.value() == null ? 0 : record.value().length,
        schemaId(reading),
        readable == null ? null : readable.name(), readable == null ? null : readable.json(),
        unreadable == null ? null : unreadable.why(),
        hex == null || hex.isEmpty() ? null : hex, hex != null && hex.isEmpty());
  }

  private static @Nullable Integer schemaId(@Nullable Reading reading) {
    return switch (reading) {
      case null -> null;
      case Reading.Readable readable -> Integer.valueOf(readable.schemaId());
      case Reading.Unreadable unreadable -> unreadable.schemaId();
    };
  }

  /** The id of the article that a record is about: its key, or the one that it had where it stood. */
  private static @Nullable String article(ConsumerRecord<byte[], byte[]> record) {
    var source = record.headers().lastHeader(DeadLetters.SOURCE_KEY);
    return text(source == null ? record.key() : source.value());
  }

  private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
    var headers = new LinkedHashMap<String, String>();
    record.headers().forEach(header -> headers.put(header.key(),
        String.valueOf(text(header.value()))));
    return headers;
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, UTF_8);
  }
}
