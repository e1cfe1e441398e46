package io.newswire.syndication.entry;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.newswire.event.RenderedArticle;
import io.newswire.event.Rendition;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code rendition}. */
final class Renditions {
  private final JdbcClient jdbc;

  Renditions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Puts these renditions in the place of every one that the articles had. */
  void replace(List<RenderedArticle> articles) {
    if (articles.isEmpty()) {
      return;
    }
    jdbc.sql("DELETE FROM rendition WHERE article_id = ANY (:articles)")
        .param("articles", articles.stream().map(RenderedArticle::getId).toArray(String[]::new))
        .update();
    jdbc.sql("""
        INSERT INTO rendition (article_id, format, media_type, content)
        SELECT * FROM unnest(:articles, :formats, :mediaTypes, :contents)
        """)
        .param("articles", articles.stream()
            .flatMap(article -> article.getRenditions().stream().map(_ -> article.getId()))
            .toArray(String[]::new))
        .param("formats", column(articles, Rendition::getFormat))
        .param("mediaTypes", column(articles, Rendition::getMediaType))
        .param("contents", column(articles, Rendition::getContent))
        .update();
  }

  private static String[] column(List<RenderedArticle> articles,
      Function<Rendition, String> value) {
    return articles.stream()
        .flatMap(article -> article.getRenditions().stream())
        .map(value)
        .toArray(String[]::new);
  }

  Map<ArticleId, StoredRendition> find(Collection<ArticleId> articles, String format) {
    return jdbc.sql("""
        SELECT article_id, revision, format, media_type, content, language, changed_at
        FROM rendition JOIN entry USING (article_id)
        WHERE article_id = ANY (:articles) AND format = :format
        """)
        .param("articles", articles.stream().map(ArticleId::value).toArray(String[]::new))
        .param("format", format)
        .query((row, _) -> new StoredRendition(
            new ArticleId(row.getString("article_id")),
            row.getLong("revision"),
            row.getString("format"),
            row.getString("media_type"),
            row.getString("content"),
            row.getString("language"),
            row.getObject("changed_at", OffsetDateTime.class).toInstant()))
        .list().stream()
        .collect(Collectors.toMap(StoredRendition::article, Function.identity()));
  }

  List<String> formats(ArticleId article) {
    return jdbc.sql("SELECT format FROM rendition WHERE article_id = :article ORDER BY format")
        .param("article", article.value())
        .query(String.class)
        .list();
  }
}
