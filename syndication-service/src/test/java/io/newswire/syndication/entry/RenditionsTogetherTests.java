package io.newswire.syndication.entry;

import static io.newswire.syndication.Rendered.freshId;
import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;

import io.newswire.syndication.SyndicationTest;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Renditions of before there was a row an article go on being there. */
@SyndicationTest
class RenditionsTogetherTests {
  private static final String SCHEMA = "before_v14";

  @Autowired
  private DataSource database;
  @Autowired
  private JdbcClient jdbc;

  @Test
  void keepsWhatWasARowAFormat() {
    var one = freshId();
    var other = freshId();
    migrate("13");
    insert(one, "html", "<p>“Curly” – 東京 😀</p>");
    insert(one, "text", "x".repeat(200_000));
    insert(other, "text", "");

    migrate("latest");

    assertThat(packed(one)).satisfies(packed -> {
      assertThat(PackedRenditions.formats(packed)).containsExactly("html", "text");
      assertThat(PackedRenditions.find(packed, "html")).isEqualTo(
          new PackedRenditions.Part("html", "text/plain", "<p>“Curly” – 東京 😀</p>"));
      assertThat(PackedRenditions.find(packed, "text")).isEqualTo(
          new PackedRenditions.Part("text", "text/plain", "x".repeat(200_000)));
      assertThat(PackedRenditions.find(packed, "nitf")).isNull();
    });
    assertThat(PackedRenditions.formats(packed(other))).containsExactly("text");
  }

  private void migrate(String target) {
    Flyway.configure().dataSource(database).schemas(SCHEMA).target(target)
        .javaMigrations(new V14__RenditionsTogether()).load().migrate();
  }

  private void insert(String article, String format, String content) {
    jdbc.sql("""
        INSERT INTO before_v14.entry (article_id, revision, state, event_id, publication,
          content_type, language, headline, url, sections, subjects, keywords, places, authors,
          accepted_at, published_at, updated_at, visible_from, changed_at)
        VALUES (:id, 1, 'VISIBLE', 'e', 'default', 'news', 'en', 'H', 'https://wire.example/1', '{}',
          '[]', '{}', '{}', '{}', now(), now(), now(), now(), now())
        ON CONFLICT DO NOTHING
        """).param("id", article).update();
    jdbc.sql("INSERT INTO before_v14.rendition VALUES (:id, :format, 'text/plain', :content)")
        .param("id", article).param("format", format).param("content", content).update();
  }

  private byte[] packed(String article) {
    return jdbc.sql("SELECT packed FROM before_v14.renditions WHERE article_id = :id")
        .param("id", article).query(byte[].class).single();
  }
}
