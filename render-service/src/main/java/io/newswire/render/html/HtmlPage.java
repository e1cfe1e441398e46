package io.newswire.render.html;

import static io.newswire.render.markup.Markup.escape;

import io.newswire.render.article.Story;
import org.jspecify.annotations.Nullable;

/** A whole page: readable as it stands, and with what search engines and social networks look for. */
final class HtmlPage {
  static final String MEDIA_TYPE = "text/html;charset=utf-8";
  private static final String STYLE = """
      :root{color-scheme:light dark;--ink:#1a1a1a;--soft:#5c5c5c;--rule:#d9d9d9;--note:#f4f1e8}\
      @media(prefers-color-scheme:dark){:root{--ink:#ececec;--soft:#a6a6a6;--rule:#3a3a3a;--note:#2a2822}}\
      body{margin:0 auto;max-width:42rem;padding:1.5rem 1rem 4rem;color:var(--ink);\
      font:1.125rem/1.6 Georgia,'Noto Serif',serif}\
      header,.newswire-byline,.newswire-editors,.newswire-credits,figcaption,.newswire-source,\
      .newswire-copyright,time{font-family:system-ui,sans-serif}\
      header{border-bottom:1px solid var(--rule);padding-bottom:.5rem;font-weight:600}\
      header a{color:inherit;text-decoration:none}\
      h1{font-size:2rem;line-height:1.2;margin:1.5rem 0 .5rem}\
      time{color:var(--soft);font-size:.85rem}\
      figure{margin:1.5rem 0}img{max-width:100%;height:auto}\
      figcaption,.newswire-byline,.newswire-editors,.newswire-credits,.newswire-source,\
      .newswire-copyright{color:var(--soft);font-size:.85rem;margin:.25rem 0}\
      .newswire-standfirst{font-size:1.25rem}\
      .newswire-disclosure,.newswire-correction,.newswire-notice{background:var(--note);\
      border-inline-start:4px solid;padding:.75rem 1rem;font-family:system-ui,sans-serif;font-size:.95rem}\
      table{border-collapse:collapse;width:100%}td,th{border:1px solid var(--rule);padding:.3rem .6rem;\
      text-align:start}blockquote{margin-inline:0;padding-inline-start:1rem;\
      border-inline-start:3px solid var(--rule)}""";

  private HtmlPage() {}

  static String of(Story story) {
    return story.write(page -> {
      write(page.text(), story);
      page.paste(story.fragment());
      page.text().append("\n</article>\n</main>\n</body>\n</html>\n");
    });
  }

  private static void write(StringBuilder html, Story story) {
    var article = story.article();
    html.append("<!doctype html>\n<html lang=\"").append(escape(article.getLanguage()))
        .append("\" dir=\"").append(story.labels().direction()).append("\">\n<head>\n")
        .append("<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>").append(escape(article.getHeadline())).append("</title>\n");
    if (story.isUsable()) {
      discovery(html, story);
    } else {
      html.append("<meta name=\"robots\" content=\"noindex\">\n");
    }
    html.append("<style>").append(STYLE).append("</style>\n</head>\n<body>\n");
    masthead(html, story);
    html.append("<main>\n<article>\n<h1>").append(escape(article.getHeadline())).append("</h1>\n");
    times(html, story);
  }

  private static void discovery(StringBuilder html, Story story) {
    var article = story.article();
    html.append("<link rel=\"canonical\" href=\"").append(escape(story.link())).append("\">\n");
    meta(html, "name", "description", article.getStandfirst());
    meta(html, "property", "og:type", "article");
    meta(html, "property", "og:title", article.getHeadline());
    meta(html, "property", "og:description", article.getStandfirst());
    meta(html, "property", "og:url", story.link());
    meta(html, "property", "og:site_name", article.getPublication().getName());
    meta(html, "property", "article:published_time", story.published());
    meta(html, "property", "article:modified_time", story.updated());
    var lead = story.leadImage();
    if (lead != null) {
      meta(html, "property", "og:image", lead.getUrl());
      meta(html, "property", "og:image:alt", lead.getAlt());
    }
    html.append("<script type=\"application/ld+json\">").append(NewsArticleJson.of(story))
        .append("</script>\n");
  }

  private static void meta(StringBuilder html, String kind, String name, @Nullable String content) {
    if (content != null && !content.isBlank()) {
      html.append("<meta ").append(kind).append("=\"").append(name).append("\" content=\"")
          .append(escape(content)).append("\">\n");
    }
  }

  private static void masthead(StringBuilder html, Story story) {
    var publication = story.article().getPublication();
    html.append("<header><a href=\"").append(escape(publication.getHomePage())).append("\">")
        .append(escape(publication.getName())).append("</a></header>\n");
  }

  private static void times(StringBuilder html, Story story) {
    var article = story.article();
    html.append("<p>");
    time(html, story.labels().published(), story.published());
    if (article.getUpdatedAt().isAfter(article.getPublishedAt())) {
      html.append(" · ");
      time(html, story.labels().updated(), story.updated());
    }
    html.append("</p>\n");
  }

  private static void time(StringBuilder html, String label, String instant) {
    html.append("<time datetime=\"").append(instant).append("\">").append(escape(label)).append(' ')
        .append(instant, 0, 10).append(' ').append(instant, 11, 16).append(" UTC</time>");
  }
}
