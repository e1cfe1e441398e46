package io.newswire.platform.wire;

import java.time.Duration;
import java.util.Map;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Tries a batch again until it goes through, with growing pauses in which the consumer keeps its
 * partitions. Nothing is ever skipped here: what is wrong with a record was dealt with before.
 */
public final class PatientErrorHandler extends DefaultErrorHandler {
  private static final Logger log = LoggerFactory.getLogger(PatientErrorHandler.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration PAUSE_AFTER_FAILED_POLL = Duration.ofSeconds(1);

  public PatientErrorHandler() {
    super(forEver());
    // Whatever the exception's class: the framework would give up on some, and skip the batch.
    setClassifications(Map.of(), true);
    setRetryListeners(new Log());
  }

  private static ExponentialBackOff forEver() {
    var pauses = new ExponentialBackOff(200, 2);
    pauses.setMaxInterval(LONGEST_PAUSE.toMillis());
    return pauses;
  }

  /** A poll that failed before there was a batch: the broker or the schema registry is away. */
  @Override
  public void handleOtherException(Exception failure, Consumer<?, ?> consumer,
      MessageListenerContainer container, boolean batchListener) {
    log.warn("Nothing can be read just now, trying again: {}", rootOf(failure));
    try {
      Thread.sleep(PAUSE_AFTER_FAILED_POLL);
    } catch (InterruptedException stopped) {
      throw new InterruptException(stopped);
    }
  }

  private static final class Log implements RetryListener {
    @Override
    public void failedDelivery(ConsumerRecords<?, ?> records, @Nullable Exception failure,
        int attempt) {
      log.warn("A batch of {} is tried again after attempt {}: {}", records.count(), attempt,
          rootOf(failure));
    }

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception failure,
        int attempt) {
      log.warn("A record is tried again after attempt {}: {}", attempt, rootOf(failure));
    }
  }

  private static String rootOf(@Nullable Throwable failure) {
    var root = failure;
    while (root != null && root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root);
  }
}
