package io.newswire.syndication.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTests {
  private static final String ETAG = "\"abc-gzip\"";
  private static final Instant MODIFIED = Instant.parse("2026-11-25T07:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"\"abc-gzip\"", "W/\"abc-gzip\"", "\"x\", \"abc-gzip\"",
      "\"x,y\",W/\"abc-gzip\"", "*", "  \"abc-gzip\"  "})
  void knowWhatIsNamed(String ifNoneMatch) {
    assertThat(Preconditions.isKnown(ifNoneMatch, null, ETAG, MODIFIED)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"abc\"", "abc-gzip", "\"abc-gzip", "\"abc-gzip2\"", "", "\"\"",
      "\"x, \\\"abc-gzip\\\"\""})
  void knowNothingElse(String ifNoneMatch) {
    assertThat(Preconditions.isKnown(ifNoneMatch, null, ETAG, MODIFIED)).isFalse();
  }

  @Test
  void goByTheDateWhereThereIsNoTag() {
    assertThat(since("Wed, 25 Nov 2026 07:00:00 GMT")).isTrue();
    assertThat(since("Wed, 25 Nov 2026 07:00:01 GMT")).isTrue();
    assertThat(since("Wed, 25 Nov 2026 06:59:59 GMT")).isFalse();
    assertThat(since("yesterday")).isFalse();
    assertThat(Preconditions.isKnown(null, null, ETAG, MODIFIED)).isFalse();
  }

  @Test
  void goByTheTagWhereThereAreBoth() {
    assertThat(Preconditions.isKnown("\"old\"", "Wed, 25 Nov 2026 07:00:00 GMT", ETAG, MODIFIED))
        .isFalse();
  }

  private static boolean since(String date) {
    return Preconditions.isKnown(null, date, ETAG, MODIFIED);
  }
}
