package io.newswire.platform.publication;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The titles of the house, by slug. There is always one named {@value #DEFAULT}.
 *
 * @param publicUrl the base of every absolute URL that we make ourselves, without a slash at its
 *     end
 * @param publications the titles, by slug
 */
@ConfigurationProperties("newswire")
public record Publications(
    @DefaultValue("http://localhost:8082") String publicUrl,
    @DefaultValue Map<String, Title> publications) {

  public static final String DEFAULT = "default";

  public Publications {
    publicUrl = publicUrl.replaceAll("/+$", "");
    var titles = new LinkedHashMap<>(publications);
    titles.putIfAbsent(DEFAULT, Title.named("Newswire", publicUrl));
    publications = Map.copyOf(titles);
  }

  /** The title with this slug; null where the house has none such. */
  public @Nullable Title find(String slug) {
    return publications.get(slug);
  }

  /**
   * One title of the house.
   *
   * @param name as readers know it
   * @param homePage an absolute URL
   * @param logo an absolute URL
   * @param language a BCP 47 tag
   * @param contact an e-mail address for partners and readers
   * @param description one sentence for feed readers
   */
  public record Title(
      String name,
      String homePage,
      @Nullable String logo,
      @DefaultValue("en") String language,
      @Nullable String contact,
      @Nullable String description) {

    static Title named(String name, String homePage) {
      return new Title(name, homePage, null, "en", null, null);
    }
  }
}
