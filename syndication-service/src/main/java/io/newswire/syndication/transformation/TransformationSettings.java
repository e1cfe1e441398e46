package io.newswire.syndication.transformation;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one transformation may take.
 *
 * @param time of the processor
 * @param depth of the evaluation: functions that call themselves, and what is nested in the text
 * @param size of each value that comes up, a result among them: a character of a text is one, and so is
 *     each member of an object or array
 * @param total of all values that come up together
 */
@ConfigurationProperties("newswire.webhook.transformation")
record TransformationSettings(
    @DefaultValue("250ms") Duration time,
    @DefaultValue("250") int depth,
    @DefaultValue("2000000") int size,
    @DefaultValue("20000000") int total) {
  TransformationSettings {
    if (time.isNegative() || time.isZero() || depth < 10 || depth > 500 || size < 1
        || total < size) {
      throw new IllegalArgumentException("newswire.webhook.transformation is out of bounds");
    }
  }
}
