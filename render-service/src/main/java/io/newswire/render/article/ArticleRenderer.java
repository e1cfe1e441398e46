package io.newswire.render.article;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.newswire.event.Article;
import io.newswire.event.RenderedArticle;
import io.newswire.event.Rendition;
import org.jspecify.annotations.Nullable;

/** One revision into every format. Pure but for the time of rendering. */
public final class ArticleRenderer {
  private final List<Renderer> renderers;
  private final Links links;
  private final Clock clock;

  public ArticleRenderer(List<Renderer> renderers, Links links, Clock clock) {
    this.renderers = List.copyOf(renderers);
    this.links = links;
    this.clock = clock;
    if (renderers.stream().map(Renderer::format).distinct().count() != renderers.size()) {
      throw new IllegalArgumentException("Two renderers claim the same format");
    }
  }

  /** One rendition alone; null where there is no such format. */
  public @Nullable Rendition render(Article article, String format) {
    var story = new Story(article, links.of(article));
    return renderers.stream().filter(renderer -> renderer.format().equals(format)).findFirst()
        .map(renderer -> rendition(renderer,
            renderer.isOurOwnPage() ? story : story.forPartners()))
        .orElse(null);
  }

  private static Rendition rendition(Renderer renderer, Story story) {
    return new Rendition(renderer.format(), renderer.mediaType(), renderer.render(story));
  }

  /** Renders the article. */
  public RenderedArticle render(Article article) {
    var story = new Story(article, links.of(article));
    var forPartners = story.forPartners();
    var renditions = new ArrayList<Rendition>(renderers.size());
    for (var renderer : renderers) {
      if (!renderer.isOurOwnPage() || story != forPartners) {
        renditions.add(rendition(renderer, renderer.isOurOwnPage() ? story : forPartners));
      }
    }
    return rendered(article, story.link(), renditions);
  }

  private RenderedArticle rendered(Article article, String url, List<Rendition> renditions) {
    return RenderedArticle.newBuilder()
        .setId(article.getId())
        .setRevision(article.getRevision())
        .setEventId(article.getEventId())
        .setAcceptedAt(article.getAcceptedAt())
        .setRenderedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
        .setPubStatus(Objects.requireNonNull(article.getPubStatus()))
        .setKillReason(article.getKillReason())
        .setCorrectionNote(article.getCorrectionNote())
        .setContentType(article.getContentType())
        .setPublication(article.getPublication())
        .setHeadline(article.getHeadline())
        .setStandfirst(article.getStandfirst())
        .setLanguage(article.getLanguage())
        .setUrl(url)
        .setSections(article.getSections())
        .setSubjects(article.getSubjects())
        .setKeywords(article.getKeywords())
        .setPlaces(article.getPlaces())
        .setContributors(article.getContributors())
        .setUrgency(article.getUrgency())
        .setPublishedAt(article.getPublishedAt())
        .setUpdatedAt(article.getUpdatedAt())
        .setEmbargoUntil(article.getEmbargoUntil())
        .setExpiresAt(article.getExpiresAt())
        .setRenditions(renditions)
        .build();
  }
}
