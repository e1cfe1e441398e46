package io.newswire.syndication.entry;

import static java.util.Map.Entry.comparingByKey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.newswire.syndication.filter.MediaTopics;
import io.newswire.syndication.filter.Trait;
import io.newswire.syndication.filter.Traits;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says of articles what filters ask. */
@Component
public final class EntryTraits {
  private final EntryWords words;
  private final MediaTopics topics;

  EntryTraits(JdbcClient jdbc, MediaTopics topics) {
    this.words = new EntryWords(jdbc);
    this.topics = topics;
  }

  /**
   * The traits of these articles, in the order of their ids.
   *
   * @param queries those for words that any of the filters has: decided here, in one statement, by the
   *     words of the newest revision
   */
  public Map<ArticleId, Traits> of(Map<ArticleId, EntrySummary> articles, Set<String> queries) {
    return of(articles, words.found(articles.keySet(), queries));
  }

  /** The same of articles that are known to answer each of the queries. */
  public Map<ArticleId, Traits> ofThoseWith(Set<String> queries,
      Map<ArticleId, EntrySummary> articles) {
    return of(articles, articles.keySet().stream()
        .collect(Collectors.toMap(ArticleId::value, _ -> queries)));
  }

  private Map<ArticleId, Traits> of(Map<ArticleId, EntrySummary> articles,
      Map<String, Set<String>> found) {
    var traits = new LinkedHashMap<ArticleId, Traits>();
    articles.entrySet().stream().sorted(comparingByKey()).forEach(article -> traits.put(
        article.getKey(),
        of(article.getValue(), found.getOrDefault(article.getKey().value(), Set.of()))));
    return traits;
  }

  private Traits of(EntrySummary summary, Set<String> found) {
    return new Traits.Builder(topics)
        .with(Trait.SECTION, summary.sections())
        .with(Trait.SUBJECT, summary.subjects().stream().map(EntrySummary.Subject::code).toList())
        .with(Trait.CONTENT_TYPE, List.of(summary.contentType()))
        .with(Trait.LANGUAGE, List.of(summary.language()))
        .with(Trait.AUTHOR, summary.authors())
        .with(Trait.PLACE, summary.places())
        .with(Trait.KEYWORD, summary.keywords())
        .with(Trait.PUBLICATION, List.of(summary.publication()))
        .build(summary.urgency(), found);
  }
}
