package io.newswire.render.article;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import io.newswire.event.ContributorRole;

/** The words around an article, in its own language; English where we have none in it. */
public final class Labels {
  private static final Map<String, Labels> KNOWN = new ConcurrentHashMap<>();
  private static final int MOST_KNOWN = 1_000;
  private static final ResourceBundle.Control ENGLISH_OTHERWISE = ResourceBundle.Control
      .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
  // ISO 15924 scripts are rarely given; these languages are written from right to left by default.
  private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "he", "iw", "fa", "ur", "ps", "sd",
      "ug", "yi", "dv", "ckb", "syr");

  private static final Pattern COLON_AT_END = Pattern.compile("[\\s\u00a0\u202f]*[:：]$");

  private final Locale locale;
  private final ResourceBundle words;

  private Labels(Locale locale) {
    this.locale = locale;
    this.words = ResourceBundle.getBundle("io/newswire/render/article/labels", locale,
        ENGLISH_OTHERWISE);
  }

  /** The words for a BCP 47 language tag. */
  static Labels in(String language) {
    var known = KNOWN.get(language);
    if (known != null) {
      return known;
    }
    var made = new Labels(Locale.forLanguageTag(language));
    if (KNOWN.size() < MOST_KNOWN) {
      KNOWN.put(language, made);
    }
    return made;
  }

  public Locale locale() {
    return locale;
  }

  /** HTML's dir attribute for the language. */
  public String direction() {
    return switch (locale.getScript()) {
      case "Arab", "Hebr", "Syrc", "Thaa" -> "rtl";
      case "" -> RIGHT_TO_LEFT.contains(locale.getLanguage()) ? "rtl" : "ltr";
      default -> "ltr";
    };
  }

  public String by() {
    return words.getString("by");
  }

  public String editedBy() {
    return words.getString("editedBy");
  }

  public String correction() {
    return words.getString("correction");
  }

  public String underwriter() {
    return words.getString("underwriter");
  }

  public String killed() {
    return words.getString("killed");
  }

  public String withheld() {
    return words.getString("withheld");
  }

  public String reason() {
    return words.getString("reason");
  }

  public String published() {
    return words.getString("published");
  }

  public String updated() {
    return words.getString("updated");
  }

  public String source() {
    return words.getString("source");
  }

  public String related() {
    return words.getString("related");
  }

  /** What takes the place of a picture, with the picture's own words or without any. */
  String notForSyndication(String caption) {
    var label = words.getString("notForSyndication");
    return caption.isEmpty() ? COLON_AT_END.matcher(label).replaceFirst("") : label + " " + caption;
  }

  public String credit(ContributorRole role) {
    return words.getString(role == ContributorRole.TRANSLATOR ? "translatedBy" : "photosBy");
  }

  /** "A", "A and B", "A, B and C". */
  public String enumerate(List<String> names) {
    if (names.size() == 1) {
      return names.getFirst();
    }
    return String.join(words.getString("comma"), names.subList(0, names.size() - 1))
        + words.getString("and") + names.getLast();
  }
}
