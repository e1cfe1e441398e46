package io.newswire.syndication.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

import io.newswire.syndication.partner.Endpoint.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Figures as people read them; {@code say} in the templates. */
@Component("say")
public final class Wording {
  private static final String NOTHING = "–";
  private static final Map<String, String> SETTINGS = Map.of(
      "retention.ms", "Kept for", "retention.bytes", "Kept up to", "cleanup.policy", "Clean-up",
      "min.compaction.lag.ms", "Compacted after, at the earliest",
      "max.compaction.lag.ms", "Compacted after, at the latest",
      "delete.retention.ms", "Removals shown for", "segment.ms", "New segment every",
      "max.message.bytes", "Largest batch", "min.insync.replicas", "Copies that must acknowledge");

  private final Clock clock;

  Wording(Clock clock) {
    this.clock = clock;
  }

  /** Such as {@code 340 ms}, {@code 4.2 s}, {@code 3 min}, {@code 5 h} or {@code 2 days}. */
  public String duration(@Nullable Duration duration) {
    if (duration == null) {
      return NOTHING;
    }
    var millis = duration.toMillis();
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
    }
    if (duration.toMinutes() < 120) {
      return duration.toMinutes() + " min";
    }
    return duration.toHours() < 48 ? duration.toHours() + " h" : duration.toDays() + " days";
  }

  /** How long ago it was. */
  public String ago(@Nullable Instant time) {
    if (time == null) {
      return NOTHING;
    }
    var age = Duration.between(time, clock.instant());
    return age.toSeconds() < 1 ? "just now" : duration(age) + " ago";
  }

  public String count(@Nullable Number number) {
    return number == null ? NOTHING : String.format(Locale.ROOT, "%,d", number.longValue());
  }

  public String bytes(@Nullable Number bytes) {
    if (bytes == null) {
      return NOTHING;
    }
    var size = bytes.doubleValue();
    var units = new String[]{"B", "KB", "MB", "GB", "TB"};
    int unit = 0;
    while (size >= 1024 && unit < units.length - 1) {
      size /= 1024;
      unit++;
    }
    return unit == 0 || size >= 100
        ? Math.round(size) + " " + units[unit]
        : String.format(Locale.ROOT, "%.1f %s", size, units[unit]);
  }

  /** Kafka's name of a setting, in words. */
  public String setting(String name) {
    return SETTINGS.getOrDefault(name, name);
  }

  /** Kafka's value of a setting, in words. */
  public String value(String name, String value) {
    if (value.equals("-1")) {
      return "without bound";
    }
    if (name.endsWith(".ms")) {
      return value.length() > 15
          ? "without bound"
          : duration(Duration.ofMillis(Long.parseLong(value)));
    }
    return name.endsWith(".bytes") ? bytes(Long.valueOf(value)) : value;
  }

  /** As a badge has it. */
  public String style(Status status) {
    return switch (status) {
      case ACTIVE -> "good";
      case DEGRADED -> "warn";
      case DISABLED -> "bad";
      case PAUSED -> "plain";
    };
  }

  /** Of a delivery's state, in lower case. */
  public String stateStyle(String state) {
    return switch (state) {
      case "delivered" -> "good";
      case "failed" -> "warn";
      case "exhausted", "abandoned" -> "bad";
      case "pending" -> "busy";
      default -> "plain";
    };
  }

  public String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Percent-encoded for a path's segment, slashes and all. */
  public String segment(String text) {
    return UriUtils.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  /** The last part of a name with dots: a class without its package. */
  public String simple(@Nullable String name) {
    return name == null ? NOTHING : name.substring(name.lastIndexOf('.') + 1);
  }
}
