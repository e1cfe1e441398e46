package io.newswire.platform.wire;

import org.apache.kafka.common.errors.RetriableException;

/**
 * The schema registry did not answer. Nothing is wrong with the record: whoever reads tries again.
 */
public final class RegistryUnavailable extends RetriableException {
  private static final long serialVersionUID = 1L;

  RegistryUnavailable(Throwable cause) {
    super("The schema registry does not answer: " + cause.getMessage(), cause);
  }

  /** Whether the failure, or what lies under it, is the registry's absence. */
  static boolean isBehind(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RegistryUnavailable || cause instanceof java.io.IOException
          || cause instanceof java.util.concurrent.TimeoutException
          || isServerError(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isServerError(Throwable cause) {
    return cause instanceof com.microsoft.kiota.ApiException answer
        && (answer.getResponseStatusCode() >= 500 || answer.getResponseStatusCode() == 429);
  }
}
