package io.newswire.syndication.entry;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.newswire.event.PubStatus;
import io.newswire.event.RenderedArticle;
import io.newswire.event.Rendition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code entry_words}: what filters that ask for words are decided with (ADR 0014). */
final class EntryWords {
  /** The rendition whose words count, with its headline, standfirst and byline. */
  static final String FORMAT = "text";
  /** Characters of an article that are searched: PostgreSQL's vector holds a megabyte at most. */
  private static final int MOST_TEXT = 100_000;

  private final JdbcClient jdbc;

  EntryWords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Puts these words in the place of those that the articles had. */
  void replace(List<RenderedArticle> articles) {
    write(articles.stream().map(RenderedArticle::getId).toList(),
        articles.stream().map(EntryWords::text).toList(), """
            ON CONFLICT (article_id) DO UPDATE SET words = excluded.words
            """);
  }

  /** Adds the words of articles that have none yet. */
  void add(List<String> articles, List<String> texts) {
    write(articles, texts, "ON CONFLICT DO NOTHING");
  }

  private void write(List<String> articles, List<String> texts, String onConflict) {
    if (articles.isEmpty()) {
      return;
    }
    jdbc.sql("""
        INSERT INTO entry_words (article_id, words)
        SELECT article_id, to_tsvector('simple', text) FROM unnest(:articles, :texts)
          AS given (article_id, text)
        ORDER BY article_id
        """ + onConflict)
        .param("articles", articles.toArray(String[]::new))
        .param("texts", texts.toArray(String[]::new))
        .update();
  }

  private static String text(RenderedArticle article) {
    if (article.getPubStatus() == PubStatus.CANCELED) {
      return "";
    }
    return text(article.getHeadline(), article.getRenditions().stream()
        .filter(rendition -> rendition.getFormat().equals(FORMAT))
        .map(Rendition::getContent)
        .findFirst()
        .orElse(null));
  }

  static String text(String headline, @Nullable String wireText) {
    var text = wireText == null ? headline : headline + '\n' + wireText;
    return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
  }

  /** Which of the queries each article's words answer; articles that answer none are left out. */
  Map<String, Set<String>> found(Collection<ArticleId> articles, Set<String> queries) {
    if (queries.isEmpty() || articles.isEmpty()) {
      return Map.of();
    }
    record Found(String article, String query) {}
    return jdbc.sql("""
        SELECT article_id, query FROM entry_words
        JOIN unnest(:queries) AS asked (query) ON words @@ websearch_to_tsquery('simple', query)
        WHERE article_id = ANY (:articles)
        """)
        .param("queries", queries.toArray(String[]::new))
        .param("articles", articles.stream().map(ArticleId::value).toArray(String[]::new))
        .query((row, _) -> new Found(row.getString("article_id"), row.getString("query")))
        .list().stream()
        .collect(Collectors.groupingBy(Found::article,
            Collectors.mapping(Found::query, Collectors.toCollection(HashSet::new))));
  }

  /** Articles whose words were never taken down, at most {@code limit}. */
  List<String> missing(int limit) {
    return jdbc.sql("""
        SELECT article_id FROM entry
        WHERE NOT EXISTS (SELECT FROM entry_words WHERE entry_words.article_id = entry.article_id)
        LIMIT :limit
        """)
        .param("limit", limit)
        .query(String.class)
        .list();
  }
}
