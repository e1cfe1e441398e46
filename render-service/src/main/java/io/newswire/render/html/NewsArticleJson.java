package io.newswire.render.html;

import java.util.Map;

import io.newswire.event.ContentType;
import io.newswire.event.ContributorRole;
import io.newswire.event.Image;
import io.newswire.event.PaidContent;
import io.newswire.render.article.Json;
import io.newswire.render.article.Story;

/** schema.org's view of the article, for search engines: https://schema.org/NewsArticle . */
final class NewsArticleJson {
  // schema.org has subtypes for some of our content types; the rest are news articles.
  private static final Map<String, String> TYPES = Map.of(
      "analysis", "AnalysisNewsArticle",
      "explainer", "BackgroundNewsArticle",
      "opinion", "OpinionNewsArticle",
      "review", "ReviewNewsArticle",
      "satire", "SatiricalArticle");

  private NewsArticleJson() {}

  /** JSON that may stand in a script element: no '<' is left in it. */
  static String of(Story story) {
    return Json.write(story, json -> properties(json, story)).replace("<", "\\u003c");
  }

  private static void properties(Json json, Story story) {
    var article = story.article();
    json.put("@context", "https://schema.org")
        .put("@type", typeOf(article.getContentType()))
        .put("@id", article.getId())
        .put("url", story.link())
        .put("mainEntityOfPage", story.link())
        .put("headline", article.getHeadline())
        .put("alternativeHeadline", article.getShortHeadline())
        .put("description", article.getStandfirst())
        .put("inLanguage", article.getLanguage())
        .put("datePublished", story.published())
        .put("dateModified", story.updated());
    people(json, "author", story, ContributorRole.AUTHOR);
    people(json, "editor", story, ContributorRole.EDITOR);
    people(json, "translator", story, ContributorRole.TRANSLATOR);
    publisher(json, story);
    json.objects("image", article.getImages(), NewsArticleJson::image)
        .strings("articleSection", article.getSections())
        .strings("keywords", article.getKeywords())
        .objects("contentLocation", article.getPlaces(),
            (place, name) -> place.put("@type", "Place").put("name", name))
        .put("copyrightNotice", article.getCopyright())
        .put("correction", article.getCorrectionNote());
    funding(json, story);
    json.put("isAccessibleForFree", true);
  }

  private static String typeOf(ContentType type) {
    return PaidContent.isShapedByWhoPaid(type)
        ? "AdvertiserContentArticle"
        : TYPES.getOrDefault(type.getSlug(), "NewsArticle");
  }

  private static void funding(Json json, Story story) {
    var disclosure = story.disclosure();
    if (disclosure == null) {
      return;
    }
    json.put("genre", disclosure.label()).put("creditText", disclosure.sentence());
    var underwriter = disclosure.underwriter();
    if (underwriter != null) {
      json.object("funder", funder -> funder.put("@type", "Organization")
          .put("name", underwriter.getName()).put("url", underwriter.getUrl()));
    }
  }

  private static void people(Json json, String name, Story story, ContributorRole role) {
    json.objects(name, story.contributors(role), (person, one) -> person.put("@type", "Person")
        .put("name", one.getName()).put("url", one.getUrl()));
  }

  private static void publisher(Json json, Story story) {
    var publication = story.article().getPublication();
    json.object("publisher", publisher -> {
      publisher.put("@type", "NewsMediaOrganization").put("name", publication.getName())
          .put("url", publication.getHomePage());
      if (publication.getLogo() != null) {
        publisher.object("logo",
            logo -> logo.put("@type", "ImageObject").put("url", publication.getLogo()));
      }
    });
  }

  private static void image(Json json, Image image) {
    json.put("@type", "ImageObject").put("url", image.getUrl()).put("caption", image.getCaption())
        .put("creditText", image.getCredit()).put("width", image.getWidth())
        .put("height", image.getHeight());
  }
}
