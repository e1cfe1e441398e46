package io.newswire.syndication.entry;

import java.util.List;

import io.newswire.event.RenderedArticle;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The entries of every article, with their renditions. */
@Repository
public final class Entries {
  private final JdbcClient jdbc;

  Entries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes over what is newer than what is known, and ignores the rest: a revision that comes again,
   * comes late, or comes after a kill changes nothing. Within the caller's transaction.
   *
   * @return a change for each article with a newer revision; of several in the batch the highest
   */
  public List<EntryChange> apply(List<RenderedArticle> batch) {
    throw new UnsupportedOperationException();
  }

  /** The entry as it is; null where the article is not known. */
  public @Nullable Entry find(ArticleId article) {
    throw new UnsupportedOperationException();
  }

  /**
   * The rendition of the newest revision, whether readers may see it or not; null where there is
   * none in this format.
   */
  public @Nullable StoredRendition rendition(ArticleId article, String format) {
    throw new UnsupportedOperationException();
  }
}
