package io.newswire.platform.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

import io.newswire.platform.deadletter.DeadLetter.Outcome;
import io.newswire.platform.wire.DeadLetters;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The dead letters of every consumer, and the way back for them. Calls wait for each other. */
public final class DeadLetterBox implements AutoCloseable {
  /** Says on a replayed record where it was parked from. */
  public static final String REPLAYED_FROM = "newswire-replayed-from";

  /** Of a flood of dead letters the newest are shown. */
  public static final int MOST = 20_000;

  private final TopicReader reader;
  private final DeadLetterIndex index;
  private final Outgoing outgoing;
  private final String registryUrl;
  private final Clock clock;

  /**
   * @param patience how long Kafka may take to answer
   */
  public DeadLetterBox(String bootstrap, String registryUrl, Clock clock, Duration patience) {
    this.reader = new TopicReader(bootstrap, patience);
    this.index = new DeadLetterIndex(reader, MOST);
    this.outgoing = new Outgoing(bootstrap, patience);
    this.registryUrl = registryUrl;
    this.clock = clock;
  }

  /** What became of a dead letter that was to be replayed. */
  public sealed interface Replay {
    record Sent(String topic) implements Replay {}

    /**
     * The article has moved on; nothing was sent.
     *
     * @param by what came later
     */
    record Superseded(String by) implements Replay {}

    /** Somebody else took it out; nothing was sent. */
    record NotParked() implements Replay {}
  }

  /**
   * All that are parked, and those of which it is known what became of them; oldest first.
   *
   * @param complete false where there are more than {@link #MOST}
   */
  public record Content(List<DeadLetter> letters, boolean complete) {
    /** Only this consumer's that are parked; null for everybody's. */
    public List<DeadLetter> parked(@Nullable String group) {
      return letters.stream().filter(DeadLetter::isParked)
          .filter(letter -> group == null || letter.consumer().group().equals(group)).toList();
    }
  }

  public synchronized Content content() {
    return new Content(List.copyOf(index.letters()), index.isComplete());
  }

  /** The letter with this id, parked or not; null where nothing is known of it. */
  public @Nullable DeadLetter find(String id) {
    return content().letters().stream().filter(letter -> letter.id().equals(id)).findFirst()
        .orElse(null);
  }

  /** The bytes as they were; null where the letter was taken out. */
  public synchronized byte @Nullable [] value(DeadLetter letter) {
    var record = letter.isParked() ? reader.at(letter.partition(), letter.place()) : null;
    return record == null ? null : record.value();
  }

  /** The value as JSON; null where it is no Avro that can be read. */
  public @Nullable String decoded(DeadLetter letter, byte[] value) {
    try (var decoding = new Decoding(registryUrl, letter.consumer())) {
      var record = decoding.decode(value);
      return record == null ? null : record.toString();
    }
  }

  /**
   * Sends records to their consumers once more, and to nobody else. Only when the broker has one, its
   * dead letter is taken out: a crash in between replays it twice, which harms no consumer.
   *
   * @param by who wants it
   */
  public synchronized SequencedMap<DeadLetter, Replay> replay(Collection<DeadLetter> letters,
      String by) {
    var results = new LinkedHashMap<DeadLetter, Replay>();
    letters.forEach(letter -> results.put(letter, new Replay.NotParked()));
    var standing = index.letters();
    letters.stream().filter(standing::contains)
        .collect(groupingBy(DeadLetter::consumer, LinkedHashMap::new, toList()))
        .forEach((consumer, some) -> {
          try (var decoding = new Decoding(registryUrl, consumer)) {
            var supersession = new Supersession(reader, decoding);
            supersession.look(consumer.source(), some);
            some.forEach(letter -> results.put(letter, replay(letter, supersession, by)));
          }
        });
    return results;
  }

  private Replay replay(DeadLetter letter, Supersession supersession, String by) {
    var value = value(letter);
    if (value == null) {
      return new Replay.NotParked();
    }
    var newer = supersession.newerThan(letter, value);
    if (newer != null) {
      return new Replay.Superseded(newer);
    }
    var key = letter.sourceKey();
    var again = new ProducerRecord<>(letter.consumer().replay(),
        key == null ? null : key.getBytes(UTF_8), value);
    again.headers().add(REPLAYED_FROM, letter.id().getBytes(UTF_8));
    outgoing.send(again);
    takeOut(letter, Outcome.REPLAYED, by, null);
    return new Replay.Sent(letter.consumer().replay());
  }

  /**
   * Takes a dead letter out for good.
   *
   * @param note why
   * @return false where it was taken out before
   */
  public synchronized boolean discard(DeadLetter letter, String by, String note) {
    if (!letter.isParked() || !index.letters().contains(letter)) {
      return false;
    }
    takeOut(letter, Outcome.DISCARDED, by, note);
    return true;
  }

  /** The tombstone says what became of it, for as long as the topic keeps tombstones. */
  private void takeOut(DeadLetter letter, Outcome outcome, String by, @Nullable String note) {
    var tombstone = new ProducerRecord<byte[], byte[]>(letter.partition().topic(),
        letter.partition().partition(), letter.id().getBytes(UTF_8), null);
    letter.headers().forEach((name, text) -> tombstone.headers().add(name, text.getBytes(UTF_8)));
    tombstone.headers().add(DeadLetters.OUTCOME, outcome.name().getBytes(UTF_8));
    tombstone.headers().add(DeadLetters.HANDLED_BY, by.getBytes(UTF_8));
    tombstone.headers().add(DeadLetters.HANDLED_AT, clock.instant().toString().getBytes(UTF_8));
    if (note != null) {
      tombstone.headers().add(DeadLetters.NOTE, note.getBytes(UTF_8));
    }
    outgoing.send(tombstone);
  }

  @Override
  public synchronized void close() {
    reader.close();
    outgoing.close();
  }
}
