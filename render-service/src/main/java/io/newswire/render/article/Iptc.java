package io.newswire.render.article;

import java.util.Map;

import io.newswire.event.ContentType;
import io.newswire.event.Subject;
import org.jspecify.annotations.Nullable;

/** IPTC's vocabularies (https://iptc.org/standards/newscodes/), as far as our fields stand for them. */
public final class Iptc {
  /** The scheme of genres. */
  public static final String GENRES = "http://cv.iptc.org/newscodes/genre/";

  private static final String MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/";
  private static final Map<String, String> GENRES_OF_TYPES = Map.of(
      "analysis", "Analysis",
      "explainer", "Background",
      "interview", "Interview",
      "obituary", "Obituary",
      "opinion", "Opinion",
      "press-release", "Press_Release",
      "review", "Review",
      "news", "Current");

  private Iptc() {}

  /** The code of the content type's genre; null where IPTC has none for it. */
  public static @Nullable String genreOf(ContentType type) {
    return GENRES_OF_TYPES.get(type.getSlug());
  }

  /** Whether the subject is one of IPTC's media topics. */
  public static boolean isMediaTopic(Subject subject) {
    return subject.getScheme().equals(MEDIA_TOPICS);
  }

  /** The subject's URI: what stands behind the scheme is percent-encoded where a URI cannot hold it. */
  public static String uriOf(Subject subject) {
    return subject.getScheme() + Links.percentEncoded(codeOf(subject));
  }

  /** The subject's code as its scheme has it, without the prefix that we write before it. */
  public static String codeOf(Subject subject) {
    var code = subject.getCode();
    var colon = code.indexOf(':');
    for (var index = 0; index < colon; index++) {
      if (code.charAt(index) < 'a' || code.charAt(index) > 'z') {
        return code;
      }
    }
    return colon > 0 ? code.substring(colon + 1) : code;
  }
}
