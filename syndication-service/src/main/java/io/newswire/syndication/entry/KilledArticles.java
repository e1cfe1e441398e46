package io.newswire.syndication.entry;

import java.util.Collection;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which articles were killed: their text is not to be shown, even where it still lies around. */
@Component
public final class KilledArticles {
  private final JdbcClient jdbc;

  KilledArticles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of these ids whose article was killed. */
  public Set<String> among(Collection<String> articles) {
    return articles.isEmpty()
        ? Set.of()
        : jdbc.sql("SELECT article_id FROM entry WHERE article_id = ANY (?) AND state = 'KILLED'")
            .param(articles.toArray(String[]::new)).query(String.class).set();
  }
}
