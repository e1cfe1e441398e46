package io.newswire.benchmarks;

import java.io.StringReader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndCategoryImpl;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.SyndFeedOutput;
import io.newswire.event.Article;
import io.newswire.event.RenderedArticle;
import io.newswire.platform.wire.AvroWire;
import io.newswire.render.article.ArticleRenderer;
import io.newswire.render.article.Links;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** What JMH measures for {@link RenderCost}: one article of 6 KB. Public because JMH's code extends it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RenderBench {
  private static final String LINK = "https://wire.example.org/articles/1";

  static {
    AvroWire.trustOurRecords();
  }

  private final Article article = Article
      .newBuilder(Articles.article("urn:uuid:6f1c1b0e-93b5-4d8c-9b75-1d1d6a1a2b3c"))
      .setBody(Text.STORY).build();
  private List<Renderer> feedItems = List.of();
  private ArticleRenderer everything = renderer(List.of());

  /** Finds every renderer, as the service does. */
  @Setup
  public void findRenderers() {
    var found = renderers();
    everything = renderer(found);
    feedItems = found.stream()
        .filter(one -> List.of("rss-item", "atom-entry").contains(one.format())).toList();
  }

  /** With every renderer. */
  static ArticleRenderer everyRenderer() {
    return renderer(renderers());
  }

  private static ArticleRenderer renderer(Collection<Renderer> renderers) {
    return new ArticleRenderer(List.copyOf(renderers), Links.below("https://wire.example.org"),
        Clock.systemUTC());
  }

  private static Collection<Renderer> renderers() {
    var context = new AnnotationConfigApplicationContext();
    var scanner = new ClassPathBeanDefinitionScanner(context, false);
    scanner.addIncludeFilter(new AssignableTypeFilter(Renderer.class));
    scanner.scan("io.newswire.render");
    context.refresh();
    return context.getBeansOfType(Renderer.class).values();
  }

  /** What every format needs at least once. */
  @Benchmark
  public Document parsingTheBody() {
    return Jsoup.parseBodyFragment(article.getBody());
  }

  @Benchmark
  public RenderedArticle everyFormat() {
    return everything.render(article);
  }

  @Benchmark
  public List<String> rssItemAndAtomEntry() {
    var story = new Story(article, LINK);
    return feedItems.stream().map(renderer -> renderer.render(story)).toList();
  }

  /** The same content through ROME: a feed of one entry, in both formats. */
  @Benchmark
  public List<String> rome() throws FeedException {
    var story = new Story(article, LINK);
    var entry = new SyndEntryImpl();
    entry.setUri(article.getId());
    entry.setLink(LINK);
    entry.setTitle(article.getHeadline());
    entry.setAuthor("Newswire");
    entry.setPublishedDate(Date.from(article.getPublishedAt()));
    entry.setUpdatedDate(Date.from(article.getUpdatedAt()));
    var summary = new SyndContentImpl();
    summary.setValue(story.summary());
    entry.setDescription(summary);
    var content = new SyndContentImpl();
    content.setType("html");
    content.setValue(story.fragment());
    entry.setContents(List.of(content));
    entry.setCategories(article.getSections().stream().map(RenderBench::category).toList());
    var documents = new ArrayList<String>();
    for (var format : List.of("rss_2.0", "atom_1.0")) {
      var feed = new SyndFeedImpl();
      feed.setFeedType(format);
      feed.setTitle("Latest");
      feed.setLink(LINK);
      feed.setUri(LINK);
      feed.setDescription("Latest");
      feed.setEntries(List.of(entry));
      documents.add(new SyndFeedOutput().outputString(feed, false));
    }
    return documents;
  }

  private static SyndCategory category(String name) {
    var category = new SyndCategoryImpl();
    category.setName(name);
    return category;
  }

  /** That what is measured is right: ROME reads back what it wrote. */
  static int entriesIn(String document) throws FeedException {
    return new SyndFeedInput().build(new StringReader(document)).getEntries().size();
  }
}
