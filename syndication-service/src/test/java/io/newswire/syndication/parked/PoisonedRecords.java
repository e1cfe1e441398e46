package io.newswire.syndication.parked;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

import io.newswire.event.RenderedArticle;
import io.newswire.event.Topics;
import io.newswire.platform.wire.AvroWire;
import io.newswire.platform.wire.DeadLetters;
import io.newswire.platform.wire.Origin;
import io.newswire.testsupport.TestStack;

/** Records that a consumer could not process. They stand on no topic, so that no other test parks them too. */
public final class PoisonedRecords {
  private static final Topics.Consumer SYNDICATION = Topics.CONSUMERS.getLast();

  private PoisonedRecords() {}

  public static byte[] bytes(RenderedArticle article) {
    try (var serializer = AvroWire.<RenderedArticle>serializer(TestStack.shared().registryUrl())) {
      return serializer.serialize(Topics.RENDITIONS, article);
    }
  }

  /** The dead letter's id. */
  public static String park(DeadLetters deadLetters, String article, byte[] value,
      String reason) {
    // An offset that nothing stands at: what comes later on the topic does not supersede it.
    var origin = new Origin(Topics.RENDITIONS, 0,
        ThreadLocalRandom.current().nextLong(1L << 40, 1L << 41), Instant.now(), article);
    deadLetters.park(SYNDICATION, origin, value, reason, null);
    return origin.address();
  }
}
