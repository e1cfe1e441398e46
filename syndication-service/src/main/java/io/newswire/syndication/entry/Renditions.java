package io.newswire.syndication.entry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.newswire.event.RenderedArticle;
import io.newswire.syndication.entry.PackedRenditions.Part;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code renditions}: a row an article. */
final class Renditions {
  private final JdbcClient jdbc;

  Renditions(JdbcClient jdbc) {
    this.jdbc = jdbc;
    PackedRenditions.requireLibrary();
  }

  /** Puts these renditions in the place of every one that the articles had. */
  void replace(List<RenderedArticle> articles) {
    if (articles.isEmpty()) {
      return;
    }
    jdbc.sql("""
        INSERT INTO renditions (article_id, packed)
        SELECT * FROM unnest(:articles, :packed)
        ON CONFLICT (article_id) DO UPDATE SET packed = excluded.packed
        """)
        .param("articles", articles.stream().map(RenderedArticle::getId).toArray(String[]::new))
        .param("packed", articles.stream().map(Renditions::pack).toArray(byte[][]::new))
        .update();
  }

  private static byte[] pack(RenderedArticle article) {
    return PackedRenditions.pack(article.getRenditions().stream()
        .map(one -> new Part(one.getFormat(), one.getMediaType(), one.getContent()))
        .toList());
  }

  Map<ArticleId, StoredRendition> find(Collection<ArticleId> articles, String format) {
    var found = new HashMap<ArticleId, StoredRendition>();
    jdbc.sql("""
        SELECT article_id, revision, language, changed_at, packed
        FROM renditions JOIN entry USING (article_id)
        WHERE article_id = ANY (:articles)
        """)
        .param("articles", articles.stream().map(ArticleId::value).toArray(String[]::new))
        .query(row -> {
          var part = PackedRenditions.find(row.getBytes("packed"), format);
          if (part != null) {
            var rendition = stored(row, part);
            found.put(rendition.article(), rendition);
          }
        });
    return found;
  }

  private static StoredRendition stored(ResultSet row, Part part) throws SQLException {
    return new StoredRendition(
        new ArticleId(row.getString("article_id")),
        row.getLong("revision"),
        part.format(),
        part.mediaType(),
        part.content(),
        row.getString("language"),
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
  }

  List<String> formats(ArticleId article) {
    return jdbc.sql("SELECT packed FROM renditions WHERE article_id = :article")
        .param("article", article.value())
        .query((row, _) -> PackedRenditions.formats(row.getBytes("packed")))
        .optional().orElse(List.of()).stream()
        .sorted()
        .toList();
  }
}
