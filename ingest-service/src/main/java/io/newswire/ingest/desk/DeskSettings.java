package io.newswire.ingest.desk;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom the desk asks.
 *
 * @param renderUrl the render service, for previews
 * @param syndicationUrl the syndication service, for feeds and holders
 * @param syndicationKey an API key with the scope {@code articles:exposure}; empty: not asked
 * @param patience how long either may take
 * @param look how often an open timeline looks for something new
 */
@ConfigurationProperties("newswire.desk")
record DeskSettings(
    String renderUrl,
    String syndicationUrl,
    @Nullable String syndicationKey,
    @DefaultValue("3s") Duration patience,
    @DefaultValue("700ms") Duration look) {

  @Override
  public String toString() {
    return "DeskSettings[renderUrl=" + renderUrl + ", syndicationUrl=" + syndicationUrl + "]";
  }
}
