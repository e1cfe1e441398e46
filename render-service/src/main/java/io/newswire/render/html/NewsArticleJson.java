package io.newswire.render.html;

import static io.newswire.render.article.Json.put;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.newswire.event.Contributor;
import io.newswire.event.ContributorRole;
import io.newswire.event.Image;
import io.newswire.render.article.Json;
import io.newswire.render.article.Story;
import tools.jackson.databind.json.JsonMapper;

/** schema.org's view of the article, for search engines: https://schema.org/NewsArticle . */
final class NewsArticleJson {
  // schema.org has subtypes for some of our content types; the rest are news articles.
  private static final Map<String, String> TYPES = Map.of(
      "analysis", "AnalysisNewsArticle",
      "explainer", "BackgroundNewsArticle",
      "opinion", "OpinionNewsArticle",
      "review", "ReviewNewsArticle",
      "sponsored", "AdvertiserContentArticle",
      "promoted", "AdvertiserContentArticle",
      "satire", "SatiricalArticle");

  private final JsonMapper json;

  NewsArticleJson(JsonMapper json) {
    this.json = json;
  }

  /** JSON that may stand in a script element: no '<' is left in it. */
  String of(Story story) {
    return json.writeValueAsString(properties(story)).replace("<", "\\u003c");
  }

  private static Map<String, Object> properties(Story story) {
    var article = story.article();
    var properties = new LinkedHashMap<String, Object>();
    properties.put("@context", "https://schema.org");
    properties.put("@type", TYPES.getOrDefault(article.getContentType().getSlug(), "NewsArticle"));
    properties.put("@id", article.getId());
    properties.put("url", story.link());
    properties.put("mainEntityOfPage", story.link());
    properties.put("headline", article.getHeadline());
    put(properties, "alternativeHeadline", article.getShortHeadline());
    put(properties, "description", article.getStandfirst());
    properties.put("inLanguage", article.getLanguage());
    properties.put("datePublished", story.published());
    properties.put("dateModified", story.updated());
    put(properties, "author", people(story, ContributorRole.AUTHOR));
    put(properties, "editor", people(story, ContributorRole.EDITOR));
    put(properties, "translator", people(story, ContributorRole.TRANSLATOR));
    properties.put("publisher", publisher(story));
    put(properties, "image", article.getImages().stream().map(NewsArticleJson::image).toList());
    put(properties, "articleSection", article.getSections());
    put(properties, "keywords", article.getKeywords());
    put(properties, "contentLocation", article.getPlaces().stream()
        .map(place -> Json.object("@type", "Place", "name", place)).toList());
    put(properties, "copyrightNotice", article.getCopyright());
    put(properties, "correction", article.getCorrectionNote());
    funding(properties, story);
    properties.put("isAccessibleForFree", true);
    return properties;
  }

  private static void funding(Map<String, Object> properties, Story story) {
    var disclosure = story.disclosure();
    if (disclosure == null) {
      return;
    }
    properties.put("genre", disclosure.label());
    put(properties, "creditText", disclosure.sentence());
    var underwriter = disclosure.underwriter();
    if (underwriter != null) {
      var funder = new LinkedHashMap<String, Object>();
      funder.put("@type", "Organization");
      funder.put("name", underwriter.getName());
      put(funder, "url", underwriter.getUrl());
      properties.put("funder", funder);
    }
  }

  private static List<Map<String, Object>> people(Story story, ContributorRole role) {
    return story.article().getContributors().stream()
        .filter(contributor -> contributor.getRole() == role)
        .map(NewsArticleJson::person)
        .toList();
  }

  private static Map<String, Object> person(Contributor contributor) {
    var person = new LinkedHashMap<String, Object>();
    person.put("@type", "Person");
    person.put("name", contributor.getName());
    put(person, "url", contributor.getUrl());
    return person;
  }

  private static Map<String, Object> publisher(Story story) {
    var publication = story.article().getPublication();
    var publisher = new LinkedHashMap<String, Object>();
    publisher.put("@type", "NewsMediaOrganization");
    publisher.put("name", publication.getName());
    publisher.put("url", publication.getHomePage());
    if (publication.getLogo() != null) {
      publisher.put("logo", Json.object("@type", "ImageObject", "url", publication.getLogo()));
    }
    return publisher;
  }

  private static Map<String, Object> image(Image image) {
    var object = new LinkedHashMap<String, Object>();
    object.put("@type", "ImageObject");
    object.put("url", image.getUrl());
    put(object, "caption", image.getCaption());
    put(object, "creditText", image.getCredit());
    put(object, "width", image.getWidth());
    put(object, "height", image.getHeight());
    return object;
  }
}
