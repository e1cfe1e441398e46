package io.newswire.acceptance.feedrules;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** What single values must look like. Each rule returns its complaint, or null. */
final class Values {
  // RFC 822 §5.1 as RFC 1123 §5.2.14 amends it: four digits for the year.
  private static final Pattern RFC_822 = Pattern.compile("(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2} "
      + "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4} \\d{2}:\\d{2}:\\d{2} "
      + "(GMT|UT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|[+-]\\d{4})");
  // RFC 3339 §5.6; RFC 4287 §3.3: T and Z are upper-case.
  private static final Pattern RFC_3339 = Pattern
      .compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})");
  private static final Pattern MEDIA_TYPE = Pattern
      .compile("[\\w!#$&^.+-]+/[\\w!#$&^.+-]+(\\s*;\\s*[\\w-]+=([\\w!#$&^.+-]+|\"[^\"]*\"))*");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>()]+@[^\\s@<>()]+\\.[^\\s@<>()]+");
  private static final Pattern CONTACT = Pattern.compile(EMAIL + "( \\([^()]+\\))?");
  /** What the validation service calls a security risk in content. */
  private static final String RISKY = "script, object, embed, applet, form, base, link, style, meta";
  private static final Set<String> WEB = Set.of("http", "https");

  private Values() {}

  static @Nullable String text(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return "is missing or empty";
    }
    return text.equals(text.strip()) ? null : "has white space at its ends: '" + text + "'";
  }

  static @Nullable String rfc822(String date) {
    if (!RFC_822.matcher(date).matches()) {
      return "is no date of RFC 822: " + date;
    }
    try {
      // Refuses a day of the week that is not the date's.
      var moment = ZonedDateTime.parse(date,
          DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ENGLISH)).toInstant();
      return plausible(moment, date);
    } catch (DateTimeParseException wrong) {
      return "is no possible date: " + date;
    }
  }

  static @Nullable String rfc3339(String date) {
    if (!RFC_3339.matcher(date).matches()) {
      return "is no date of RFC 3339: " + date;
    }
    try {
      return plausible(OffsetDateTime.parse(date).toInstant(), date);
    } catch (DateTimeParseException wrong) {
      return "is no possible date: " + date;
    }
  }

  private static @Nullable String plausible(Instant moment, String date) {
    var tomorrow = Clock.systemUTC().instant().plus(Duration.ofDays(1));
    return moment.isAfter(tomorrow) ? "lies in the future: " + date : null;
  }

  /** An absolute URI of any scheme. */
  static @Nullable String uri(String uri) {
    try {
      return new URI(uri).isAbsolute() ? null : "is not absolute: " + uri;
    } catch (URISyntaxException wrong) {
      return "is no URI: " + uri;
    }
  }

  /** An absolute http or https URL with a host. */
  static @Nullable String url(String url) {
    try {
      var parsed = new URI(url);
      return WEB.contains(String.valueOf(parsed.getScheme())) && parsed.getRawAuthority() != null
          ? null
          : "is not an absolute web address: " + url;
    } catch (URISyntaxException wrong) {
      return "is no URL: " + url;
    }
  }

  static @Nullable String language(String tag) {
    try {
      return new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty()
          ? "is no language: " + tag
          : null;
    } catch (IllformedLocaleException wrong) {
      return "is no language tag of BCP 47: " + tag;
    }
  }

  static @Nullable String mediaType(String type) {
    return MEDIA_TYPE.matcher(type).matches() ? null : "is no media type: " + type;
  }

  static @Nullable String email(String address) {
    return EMAIL.matcher(address).matches() ? null : "is no e-mail address: " + address;
  }

  /** {@code desk@example.org (Name)}, as RSS wants it. */
  static @Nullable String contact(String contact) {
    return CONTACT.matcher(contact).matches() ? null : "is no 'address (name)': " + contact;
  }

  static @Nullable String wholeNumber(String number) {
    return number.matches("[1-9]\\d{0,8}") ? null : "is no positive whole number: " + number;
  }

  /** HTML that feed readers can show as it stands: nothing active, no relative addresses. */
  static @Nullable String html(String html) {
    var body = Jsoup.parseBodyFragment(html).body();
    var risky = body.selectFirst(RISKY);
    if (risky != null) {
      return "has <" + risky.normalName() + ">";
    }
    for (var element : body.getAllElements()) {
      for (var attribute : element.attributes()) {
        if (attribute.getKey().startsWith("on")) {
          return "has the event handler " + attribute.getKey();
        }
      }
      for (var name : new String[]{"href", "src", "cite"}) {
        if (element.hasAttr(name) && uri(element.attr(name)) != null) {
          return "has a relative or broken " + name + ": " + element.attr(name);
        }
      }
    }
    return null;
  }

  /** Text that has been escaped once too often shows its markup to readers. */
  static @Nullable String notDoublyEscaped(String text) {
    return text.matches("(?s).*&(amp|lt|gt|quot|#\\d+|#x[0-9a-fA-F]+);.*")
        ? "is escaped twice: " + text
        : null;
  }
}
