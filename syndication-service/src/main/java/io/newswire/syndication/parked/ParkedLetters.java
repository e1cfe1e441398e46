package io.newswire.syndication.parked;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SequencedMap;

import io.newswire.event.Article;
import io.newswire.event.RenderedArticle;
import io.newswire.event.Topics;
import io.newswire.platform.deadletter.DeadLetter;
import io.newswire.platform.deadletter.DeadLetterBox;
import io.newswire.platform.deadletter.DeadLetterBox.Content;
import io.newswire.platform.deadletter.DeadLetterBox.Replay;
import io.newswire.platform.deadletter.HexDump;
import io.newswire.platform.problem.Problems;
import io.newswire.syndication.entry.KilledArticles;
import io.newswire.syndication.schema.AvroRecords;
import io.newswire.syndication.schema.AvroRecords.Reading;
import io.newswire.syndication.schema.Diagnoses;
import org.apache.avro.Schema;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The dead letters, for operators. What Kafka does not answer in time is a refusal with 503. */
@Component
public final class ParkedLetters {
  private static final int HEX_BYTES = 4_096;

  private final ObjectProvider<DeadLetterBox> boxes;
  private final AvroRecords avro;
  private final Diagnoses diagnoses;
  private final KilledArticles killed;

  ParkedLetters(ObjectProvider<DeadLetterBox> boxes, AvroRecords avro, Diagnoses diagnoses,
      KilledArticles killed) {
    this.boxes = boxes;
    this.avro = avro;
    this.diagnoses = diagnoses;
    this.killed = killed;
  }

  /** What became of a letter that was to be replayed or discarded. */
  public record Result(String id, String result, @Nullable String why) {}

  public Content content() {
    return requireNonNull(asking(DeadLetterBox::content));
  }

  /** The letter with all that can be told of it; null where nothing is known of it. */
  public @Nullable Letter open(String id) {
    var letter = asking(box -> box.find(id));
    if (letter == null) {
      return null;
    }
    var value = asking(box -> box.value(letter));
    return value == null
        ? new Letter(letter, null, null, null, false)
        : open(letter, value);
  }

  private Letter open(DeadLetter letter, byte[] value) {
    var key = letter.sourceKey();
    var withheld = key != null && !killed.among(Set.of(key)).isEmpty();
    var diagnosis = diagnoses.of(value, schemaOf(letter.consumer()));
    if (withheld) {
      return new Letter(letter, null, null, diagnosis, true);
    }
    return switch (avro.read(value)) {
      case Reading.Readable(_, _, var json) -> new Letter(letter, json, null, diagnosis, false);
      case Reading.Unreadable _ -> new Letter(letter, null,
          String.join("\n", HexDump.of(value, HEX_BYTES)), diagnosis, false);
    };
  }

  private static Schema schemaOf(Topics.Consumer consumer) {
    return consumer.source().equals(Topics.ARTICLES)
        ? Article.getClassSchema()
        : RenderedArticle.getClassSchema();
  }

  /** Sends letters to their consumers once more; says of each what became of it. */
  public List<Result> replay(Collection<String> ids, String by) {
    var results = new ArrayList<Result>();
    requireNonNull(asking(box -> box.replay(known(ids, results).values(), by)))
        .forEach((letter, replay) -> results.add(switch (replay) {
          case Replay.Sent(var topic) -> new Result(letter.id(), "replayed", "sent to " + topic);
          case Replay.Superseded(var newer) -> new Result(letter.id(), "superseded",
              "not sent: " + newer + " came later; discard it");
          case Replay.NotParked() -> new Result(letter.id(), "not parked",
              "somebody else has taken it out");
        }));
    return results;
  }

  /** Takes letters out for good. */
  public List<Result> discard(Collection<String> ids, String by, String reason) {
    var results = new ArrayList<Result>();
    for (var letter : known(ids, results).values()) {
      results.add(Boolean.TRUE.equals(asking(box -> box.discard(letter, by, reason)))
          ? new Result(letter.id(), "discarded", null)
          : new Result(letter.id(), "not parked", "somebody else has taken it out"));
    }
    return results;
  }

  private SequencedMap<String, DeadLetter> known(Collection<String> ids, List<Result> results) {
    var letters = new LinkedHashMap<String, DeadLetter>();
    content().letters().forEach(letter -> letters.put(letter.id(), letter));
    var wanted = new LinkedHashMap<String, DeadLetter>();
    for (var id : ids) {
      var letter = letters.get(id);
      if (letter == null) {
        results.add(new Result(id, "not parked", "there is no such dead letter"));
      } else {
        wanted.put(id, letter);
      }
    }
    return wanted;
  }

  private interface Question<T> {
    @Nullable
    T ask(DeadLetterBox box);
  }

  private <T> @Nullable T asking(Question<T> question) {
    try {
      return question.ask(boxes.getObject());
    } catch (KafkaException away) {
      throw Problems.refusal(HttpStatus.SERVICE_UNAVAILABLE, "kafka-away",
          "Kafka does not answer", "Look after the broker, and try again: " + away.getMessage());
    }
  }

  /** How many results there are of each kind. */
  public static Map<String, Long> counted(List<Result> results) {
    var counted = new LinkedHashMap<String, Long>();
    results.forEach(result -> counted.merge(result.result(), 1L, Long::sum));
    return counted;
  }
}
