package io.newswire.ingest.preflight;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How articles are held against platforms' rules.
 *
 * @param onPosting the profiles that every article is held against as it is posted
 */
@ConfigurationProperties("newswire.preflight")
record PreflightSettings(@DefaultValue( {
    "msn", "smartnews", "flipboard", "apple-news",
    "google-news", "dzen"}) List<String> onPosting){
  PreflightSettings {
    onPosting = List.copyOf(onPosting);
  }
}
