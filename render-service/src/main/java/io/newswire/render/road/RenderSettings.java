package io.newswire.render.road;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.newswire.render.article.Renderer;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is rendered.
 *
 * @param formats the names of the formats that the house offers, all of them where none is named
 */
@ConfigurationProperties("newswire.render")
record RenderSettings(@DefaultValue List<String> formats) {
  /** What our own page is made of, the words that are searched, and what every feed is made of. */
  private static final Set<String> ALWAYS = Set.of("html", "text", "rss-item", "atom-entry",
      "json-feed-item");

  RenderSettings {
    formats = List.copyOf(formats);
  }

  /**
   * The renderers of the formats that are offered.
   *
   * @throws IllegalStateException where a format is named that no renderer makes
   */
  List<Renderer> chosen(List<Renderer> renderers) {
    var unknown = new ArrayList<>(formats);
    renderers.forEach(renderer -> unknown.remove(renderer.format()));
    if (!unknown.isEmpty()) {
      throw new IllegalStateException("newswire.render.formats names " + unknown
          + ", which no renderer makes; there are "
          + renderers.stream().map(Renderer::format).sorted().toList());
    }
    return formats.isEmpty()
        ? renderers
        : renderers.stream().filter(renderer -> renderer.isOurOwnPage()
            || ALWAYS.contains(renderer.format())
            || formats.contains(renderer.format())).toList();
  }
}
