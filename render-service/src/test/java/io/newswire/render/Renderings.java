package io.newswire.render;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.newswire.event.Article;
import io.newswire.event.Rendition;
import io.newswire.render.article.ArticleRenderer;
import io.newswire.render.article.Links;
import io.newswire.render.article.Renderer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Every renderer that the service has, without the service. */
public final class Renderings {
  private static final List<Renderer> RENDERERS = renderers("io.newswire.render");
  private static final ArticleRenderer EVERYTHING = of(RENDERERS);
  private static final Map<String, ArticleRenderer> SINGLE = RENDERERS.stream()
      .collect(Collectors.toMap(Renderer::format, renderer -> of(List.of(renderer))));

  private Renderings() {}

  private static ArticleRenderer of(List<Renderer> renderers) {
    return new ArticleRenderer(renderers, Links.below("https://wire.example.org"),
        Clock.fixed(Samples.NOON, ZoneOffset.UTC));
  }

  private static List<Renderer> renderers(String... packages) {
    var context = new AnnotationConfigApplicationContext();
    var scanner = new ClassPathBeanDefinitionScanner(context, false);
    scanner.addIncludeFilter(new AssignableTypeFilter(Renderer.class));
    scanner.scan(packages);
    context.refresh();
    return List.copyOf(context.getBeansOfType(Renderer.class).values());
  }

  /** The rendition in a format whose renderer stands in another package. */
  public static List<Rendition> of(Article article, String format, String added) {
    return of(renderers("io.newswire.render", added)).render(article).getRenditions().stream()
        .filter(rendition -> rendition.getFormat().equals(format)).toList();
  }

  /** What partners may have, in alphabetical order. */
  public static List<String> formats() {
    return RENDERERS.stream().filter(renderer -> !renderer.isOurOwnPage()).map(Renderer::format)
        .sorted().toList();
  }

  /** All renditions of the article. */
  public static List<Rendition> of(Article article) {
    return EVERYTHING.render(article).getRenditions();
  }

  /** One rendition of the article. */
  public static String of(Article article, String format) {
    var renderer = SINGLE.get(format);
    if (renderer == null) {
      throw new IllegalArgumentException("No renderer makes " + format);
    }
    return renderer.render(article).getRenditions().getFirst().getContent();
  }
}
