package io.newswire.syndication.outbound;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** What a stranger's server answered. */
public sealed interface Answer {
  /**
   * Any answer at all; a redirect too, which is not followed.
   *
   * @param text the beginning of the body, as UTF-8
   * @param retryAfter how long it wants us to wait; null where it said nothing. May be negative: a
   *     date that is past
   */
  record Answered(int status, String text, @Nullable Duration retryAfter) implements Answer {
    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    public boolean isRedirect() {
      return status >= 300 && status < 400;
    }
  }

  /** No answer, or none in time. */
  record Unanswered(String reason) implements Answer {}
}
