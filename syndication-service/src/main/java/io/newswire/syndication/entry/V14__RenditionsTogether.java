package io.newswire.syndication.entry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.newswire.syndication.entry.PackedRenditions.Part;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/** From a row a format to a row an article. SQL cannot pack them. */
@Component
final class V14__RenditionsTogether extends BaseJavaMigration {
  private static final int AT_ONCE = 200;

  @Override
  public void migrate(Context context) throws SQLException {
    var connection = context.getConnection();
    try (var statement = connection.createStatement()) {
      statement.execute("""
          CREATE TABLE renditions (
            article_id text PRIMARY KEY REFERENCES entry ON DELETE CASCADE,
            -- Packed by the service; nothing is left for the database to compress.
            packed     bytea NOT NULL
          )""");
      statement.execute("ALTER TABLE renditions ALTER COLUMN packed SET STORAGE EXTERNAL");
      packAll(connection);
      statement.execute("DROP TABLE rendition");
    }
  }

  private static void packAll(Connection connection) throws SQLException {
    try (var single = connection.prepareStatement(
        "SELECT article_id, format, media_type, content FROM rendition ORDER BY article_id, format");
        var together = connection.prepareStatement("INSERT INTO renditions VALUES (?, ?)")) {
      single.setFetchSize(AT_ONCE);
      try (var rows = single.executeQuery()) {
        packAll(rows, together);
      }
      together.executeBatch();
    }
  }

  private static void packAll(ResultSet rows, PreparedStatement together) throws SQLException {
    var article = "";
    List<Part> parts = new ArrayList<>();
    var waiting = 0;
    while (rows.next()) {
      if (!rows.getString("article_id").equals(article)) {
        add(together, article, parts);
        if (++waiting % AT_ONCE == 0) {
          together.executeBatch();
        }
        article = rows.getString("article_id");
        parts = new ArrayList<>();
      }
      parts.add(new Part(rows.getString("format"), rows.getString("media_type"),
          rows.getString("content")));
    }
    add(together, article, parts);
  }

  private static void add(PreparedStatement together, String article, List<Part> parts)
      throws SQLException {
    if (!parts.isEmpty()) {
      together.setString(1, article);
      together.setBytes(2, PackedRenditions.pack(parts));
      together.addBatch();
    }
  }
}
