package io.newswire.ingest.markup;

import java.util.List;
import java.util.Locale;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param embedHosts the hosts whose pages may be embedded in an article; their subdomains too
 * @param deepest how deep elements may nest, 1 or more
 * @param most how many start tags a body may have, 1 or more: an HTML parser's work can grow with the
 *     square of them
 */
@ConfigurationProperties("newswire.ingest.markup")
record MarkupSettings(List<String> embedHosts, @DefaultValue("200") int deepest,
    @DefaultValue("25000") int most) {
  MarkupSettings {
    embedHosts = embedHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    if (deepest < 1) {
      throw new IllegalArgumentException("newswire.ingest.markup.deepest must be 1 or more");
    }
    if (most < 1) {
      throw new IllegalArgumentException("newswire.ingest.markup.most must be 1 or more");
    }
  }

  boolean admits(String host) {
    var lower = host.toLowerCase(Locale.ROOT);
    return embedHosts.stream()
        .anyMatch(admitted -> lower.equals(admitted) || lower.endsWith("." + admitted));
  }
}
