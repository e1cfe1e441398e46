package io.newswire.ingest.submission;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;

import io.newswire.ingest.json.Format;
import io.newswire.ingest.json.Wording;
import org.jspecify.annotations.Nullable;

/** BCP 47 language tags, in their canonical case and form. */
final class Languages {
  private static final Set<String> TWO_LETTERS = Set.of(Locale.getISOLanguages());
  private static final int LONGEST = 100;
  private static final int LONGEST_PRIMARY = 3;

  private Languages() {}

  static String parse(String text) throws Format.Unfit {
    if (text.length() > LONGEST) {
      throw unfit(text, "");
    }
    try {
      var locale = new Locale.Builder().setLanguageTag(text).build();
      if (text.isEmpty() || !isAssigned(locale.getLanguage())) {
        throw unfit(text, remedy(text));
      }
      return locale.toLanguageTag();
    } catch (IllformedLocaleException illformed) {
      throw unfit(text, remedy(text));
    }
  }

  /** RFC 5646 §2.2.1: two or three letters; longer ones were never given out. */
  private static boolean isAssigned(String language) {
    return switch (language.length()) {
      case 0, LONGEST_PRIMARY -> true; // "und" and private use have no language
      case 2 -> TWO_LETTERS.contains(language);
      default -> false;
    };
  }

  private static String remedy(String text) {
    var proposal = text.contains("_") ? wellFormed(text.replace('_', '-')) : named(text);
    return proposal == null ? "" : "; did you mean '" + proposal + "'?";
  }

  private static @Nullable String wellFormed(String text) {
    try {
      return new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
    } catch (IllformedLocaleException _) {
      return null;
    }
  }

  private static @Nullable String named(String name) {
    return Arrays.stream(Locale.getISOLanguages())
        .filter(code -> Locale.of(code).getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(name))
        .findFirst().orElse(null);
  }

  private static Format.Unfit unfit(String text, String remedy) {
    return new Format.Unfit(Wording.quote(text) + " is not a language tag of BCP 47" + remedy
        + (remedy.isEmpty() ? "; write it like en, pt-BR or zh-Hant." : ""));
  }
}
