package io.newswire.render;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

import io.newswire.event.Article;
import io.newswire.event.Rendition;
import io.newswire.render.article.ArticleRenderer;
import io.newswire.render.article.Links;
import io.newswire.render.article.Renderer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AssignableTypeFilter;
import tools.jackson.databind.json.JsonMapper;

/** Every renderer that the service has, without the service. */
public final class Renderings {
  private static final ArticleRenderer RENDERER = renderer("io.newswire.render");

  private Renderings() {}

  private static ArticleRenderer renderer(String... packages) {
    return new ArticleRenderer(renderers(packages), Links.below("https://wire.example.org"),
        Clock.fixed(Samples.NOON, ZoneOffset.UTC));
  }

  private static List<Renderer> renderers(String... packages) {
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
    var scanner = new ClassPathBeanDefinitionScanner(context, false);
    scanner.addIncludeFilter(new AssignableTypeFilter(Renderer.class));
    scanner.scan(packages);
    context.refresh();
    return List.copyOf(context.getBeansOfType(Renderer.class).values());
  }

  /** The rendition in a format whose renderer stands in another package. */
  public static List<Rendition> of(Article article, String format, String added) {
    return renderer("io.newswire.render", added).render(article).getRenditions().stream()
        .filter(rendition -> rendition.getFormat().equals(format)).toList();
  }

  /** All renditions of the article. */
  public static List<Rendition> of(Article article) {
    return RENDERER.render(article).getRenditions();
  }

  /** One rendition of the article. */
  public static String of(Article article, String format) {
    return of(article).stream().filter(rendition -> rendition.getFormat().equals(format))
        .map(Rendition::getContent)
        .collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
  }
}
