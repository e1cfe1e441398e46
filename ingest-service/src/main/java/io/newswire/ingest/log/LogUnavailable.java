package io.newswire.ingest.log;

import org.jspecify.annotations.Nullable;

/** Kafka or the schema registry does not answer in time. Nothing is known to have happened. */
public final class LogUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LogUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
