package io.newswire.ingest.tongue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.newswire.ingest.vocabulary.ContentTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** Codes as formats write them, and as we do. */
final class Subjects {
  static final String MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/";
  static final String CONTENT_TYPES = "urn:newswire:content-type:";

  private Subjects() {}

  /** A subject by its URI, which ends with its code. */
  static void addUri(Draft draft, String uri, @Nullable String literal, @Nullable String name) {
    var cut = Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('#')) + 1;
    var scheme = uri.substring(0, cut);
    var code = decoded(uri.substring(cut));
    add(draft, scheme,
        literal != null && literal.endsWith(code) ? literal : prefixed(scheme, code), name);
  }

  private static String decoded(String code) {
    try {
      return UriUtils.decode(code, UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return code;
    }
  }

  static void add(Draft draft, String scheme, String code, @Nullable String name) {
    if (!scheme.isBlank() && !code.isBlank()) {
      var subject = draft.object("subjects");
      subject.put("scheme", scheme).put("code", code);
      Draft.put(subject, "name", name);
    }
  }

  static String prefixed(String scheme, String code) {
    return scheme.equals(MEDIA_TOPICS) && !code.contains(":") ? "medtop:" + code : code;
  }

  /** Our content type behind a URI of ours or a slug; null where it is none. */
  static @Nullable String contentType(ContentTypes types, @Nullable String named) {
    if (named == null) {
      return null;
    }
    var slug = named.startsWith(CONTENT_TYPES) ? named.substring(CONTENT_TYPES.length()) : named;
    return types.bySlug().containsKey(slug) ? slug : null;
  }
}
