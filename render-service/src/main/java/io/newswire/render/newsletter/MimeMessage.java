package io.newswire.render.newsletter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import io.newswire.render.markup.Markup;
import io.newswire.render.markup.Spaces;

/**
 * A message after RFC 5322 and RFC 2045. Written by hand because the mail libraries choose boundaries
 * and ids by chance, and a rendition must not change when nothing did. Headers come before the text.
 */
final class MimeMessage {
  private static final String CRLF = "\r\n";
  // RFC 2047 §2: an encoded word is 75 characters at most, 45 bytes of UTF-8 in base64 fit.
  private static final int ENCODED_WORD_BYTES = 45;
  private static final DateTimeFormatter DATE = DateTimeFormatter
      .ofPattern("EEE, d MMM yyyy HH:mm:ss '+0000'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final List<String> parts = new ArrayList<>();
  private final String boundary;

  /** @param seed decides the boundary; no line of base64 can begin with what it becomes */
  MimeMessage(String seed) {
    this.boundary = "=_newswire_" + Integer.toHexString(seed.hashCode());
    header("MIME-Version", "1.0");
    header("Content-Type", "multipart/alternative;" + CRLF + " boundary=\"" + boundary + "\"");
  }

  MimeMessage subject(String subject) {
    return header("Subject", encoded(Spaces.collapsed(Markup.withoutIllegal(subject))));
  }

  MimeMessage date(Instant date) {
    return header("Date", DATE.format(date));
  }

  MimeMessage header(String name, String value) {
    parts.add(name + ": " + value + CRLF);
    return this;
  }

  /** Adds a version of the text; the last one is the best (RFC 2046 §5.1.4). */
  MimeMessage alternative(String mediaType, String text) {
    parts.add(CRLF + "--" + boundary + CRLF + "Content-Type: " + mediaType + "; charset=utf-8"
        + CRLF + "Content-Transfer-Encoding: base64" + CRLF + CRLF);
    parts.add(Base64.getMimeEncoder().encodeToString(text.getBytes(UTF_8)));
    return this;
  }

  /** RFC 2047 §4.1, in words that each hold whole characters. */
  private static String encoded(String text) {
    if (US_ASCII.newEncoder().canEncode(text) && text.length() < 60) {
      return text;
    }
    var result = new StringBuilder();
    var word = new StringBuilder();
    var bytes = 0;
    for (var character : text.codePoints().toArray()) {
      var size = Character.toString(character).getBytes(UTF_8).length;
      if (bytes + size > ENCODED_WORD_BYTES) {
        append(result, word);
        word.setLength(0);
        bytes = 0;
      }
      word.appendCodePoint(character);
      bytes += size;
    }
    append(result, word);
    return result.toString();
  }

  private static void append(StringBuilder result, CharSequence word) {
    result.append(result.isEmpty() ? "" : CRLF + " ").append("=?UTF-8?B?")
        .append(Base64.getEncoder().encodeToString(word.toString().getBytes(UTF_8))).append("?=");
  }

  /** The whole message; nothing can be added to it. */
  String end() {
    parts.add(CRLF + "--" + boundary + "--" + CRLF);
    return String.join("", parts);
  }
}
