package io.newswire.syndication.partner;

import java.util.Locale;
import java.util.Set;

/**
 * What an endpoint wants to hear of. Within a field any value suffices, and every field that has
 * values must match; an empty filter matches everything.
 */
public record EndpointFilter(
    Set<String> sections,
    Set<String> contentTypes,
    Set<String> languages,
    Set<String> keywords,
    Set<String> subjects,
    Set<String> publications) {

  public static final EndpointFilter EVERYTHING = new EndpointFilter(Set.of(), Set.of(), Set.of(),
      Set.of(), Set.of(), Set.of());

  public EndpointFilter {
    sections = Set.copyOf(sections);
    contentTypes = Set.copyOf(contentTypes);
    languages = Set.copyOf(languages);
    keywords = Set.copyOf(keywords);
    subjects = Set.copyOf(subjects);
    publications = Set.copyOf(publications);
  }

  /**
   * What a filter can ask of an article.
   *
   * @param language a BCP 47 tag
   * @param subjects their codes
   */
  public record Traits(
      Set<String> sections,
      String contentType,
      String language,
      Set<String> keywords,
      Set<String> subjects,
      String publication) {}

  public boolean matches(Traits traits) {
    return any(sections, traits.sections())
        && any(contentTypes, Set.of(traits.contentType()))
        && (languages.isEmpty()
            || languages.stream().anyMatch(range -> speaks(range, traits.language())))
        && any(keywords, traits.keywords())
        && any(subjects, traits.subjects())
        && any(publications, Set.of(traits.publication()));
  }

  private static boolean any(Set<String> wanted, Set<String> had) {
    return wanted.isEmpty() || wanted.stream()
        .anyMatch(value -> had.stream().anyMatch(value::equalsIgnoreCase));
  }

  // RFC 4647 §3.3.1, basic filtering: "en" takes "en-GB", and not the other way round.
  private static boolean speaks(String range, String language) {
    var tag = language.toLowerCase(Locale.ROOT);
    var wanted = range.toLowerCase(Locale.ROOT);
    return tag.equals(wanted) || tag.startsWith(wanted + "-");
  }
}
