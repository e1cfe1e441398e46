package io.newswire.syndication.reader;

import java.util.Map;
import java.util.Set;

import io.newswire.platform.security.ApiKeys;
import io.newswire.platform.security.BearerKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may read private feeds, as this copy of the service knows it, so that a poll costs no query. Whoever
 * hears of {@link FeedTokens#CHANNEL} refreshes it.
 */
@Component
public final class Readers implements BearerKeys {
  private static final Set<String> SCOPES = Set.of("feed:read");
  private final FeedTokens tokens;
  private volatile Map<String, Reader> byHash = Map.of();

  Readers(FeedTokens tokens) {
    this.tokens = tokens;
  }

  public void refresh() {
    byHash = tokens.all();
  }

  /** The reader who shows this token; null where it is none of ours, or was revoked. */
  public @Nullable Reader reader(String token) {
    // By its hash: how long looking it up takes tells nothing of the tokens that there are.
    return byHash.get(ApiKeys.hash(token));
  }

  /**
   * The reader whose token has this id; null where it was revoked.
   *
   * @throws org.springframework.dao.DataAccessException when it is new and the database is away
   */
  public @Nullable Reader byId(String id) {
    for (var reader : byHash.values()) {
      if (reader.token().equals(id)) {
        return reader;
      }
    }
    return tokens.find(id);
  }

  @Override
  public ApiKeys.@Nullable ApiKey findByHash(String sha256) {
    var reader = byHash.get(sha256);
    return reader == null
        ? null
        : new ApiKeys.ApiKey("feed-token " + reader.token(), sha256, SCOPES);
  }
}
