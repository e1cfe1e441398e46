package io.newswire.syndication.storage;

import java.sql.SQLException;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionException;

/** Whose fault it is that a batch failed: that of a record in it, or nobody's who is in it. */
public final class Fault {
  private Fault() {}

  /**
   * Whether a record may be to blame, so that trying each alone finds it. Everything else that comes
   * from the database (it is away, full, shutting down, not yet migrated, two transactions met)
   * says nothing against the records, and they are tried again until it is over.
   */
  public static boolean mayLieInTheData(RuntimeException failure) {
    Throwable cause = failure;
    while (cause != null) {
      if (cause instanceof SQLException refusal) {
        return refusesTheData(refusal.getSQLState());
      }
      cause = cause.getCause();
    }
    return !(failure instanceof TransactionException)
        && !(failure instanceof KafkaException);
  }

  // SQLSTATE classes: 22 data exception, 23 constraint violated, 54 limit of the database exceeded.
  private static boolean refusesTheData(@Nullable String state) {
    return state != null
        && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
  }
}
