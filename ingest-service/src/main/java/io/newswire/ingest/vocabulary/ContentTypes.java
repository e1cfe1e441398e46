package io.newswire.ingest.vocabulary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The content-type vocabulary, in the order of its file. A vocabulary that contradicts itself stops
 * the service from starting.
 *
 * @param contentTypes at least the {@value #DEFAULT} one, no slug twice
 */
@ConfigurationProperties("newswire")
public record ContentTypes(List<Entry> contentTypes) {
  /** The content type of a submission that names none. */
  public static final String DEFAULT = "news";

  public ContentTypes {
    contentTypes = List.copyOf(contentTypes);
    if (contentTypes.stream().map(Entry::slug).distinct().count() < contentTypes.size()) {
      throw new IllegalArgumentException("a content type's slug stands in the vocabulary twice");
    }
    if (contentTypes.stream().noneMatch(entry -> entry.slug.equals(DEFAULT))) {
      throw new IllegalArgumentException("the vocabulary lacks '" + DEFAULT + "', the default");
    }
  }

  /** The entries by slug, in the order of the vocabulary. */
  public Map<String, Entry> bySlug() {
    var entries = new LinkedHashMap<String, Entry>();
    contentTypes.forEach(entry -> entries.put(entry.slug, entry));
    return entries;
  }

  /**
   * One content type.
   *
   * @param slug its short name in submissions
   * @param label what readers see
   * @param disclosure the sentence that stands before the body; null where there is nothing to
   *     disclose
   * @param requiresUnderwriter whether an article of this type must say who paid for it
   * @param requiresPictureCredits whether the desk takes its pictures only with caption and credit; a CMS
   *     may have its own rule, so the API does not ask
   */
  public record Entry(String slug, String label, @Nullable String disclosure,
      @DefaultValue("false") boolean requiresUnderwriter,
      @DefaultValue("false") boolean requiresPictureCredits) {
    private static final String URIS = "urn:newswire:content-type:";

    public Entry(String slug, String label, @Nullable String disclosure,
        boolean requiresUnderwriter) {
      this(slug, label, disclosure, requiresUnderwriter, false);
    }

    @ConstructorBinding
    public Entry {
      if (!slug.matches("[a-z]+(-[a-z]+)*") || label.isBlank()) {
        throw new IllegalArgumentException("the content type '" + slug
            + "' needs a slug of small letters and hyphens, and a label");
      }
      if (disclosure != null && disclosure.isBlank()) {
        throw new IllegalArgumentException("the disclosure of '" + slug + "' is empty");
      }
    }

    public String uri() {
      return URIS + slug;
    }
  }
}
