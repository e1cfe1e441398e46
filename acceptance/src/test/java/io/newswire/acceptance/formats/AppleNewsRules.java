package io.newswire.acceptance.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Apple's documentation asks of an {@code article.json}. */
final class AppleNewsRules {
  private static final Set<String> ROLES = Set.of("title", "intro", "byline", "author", "body",
      "heading1", "heading2", "heading3", "heading4", "heading5", "heading6", "photo", "quote",
      "pullquote", "divider", "htmltable", "caption");
  private static final Set<String> HTML = Set.of("a", "aside", "b", "blockquote", "br", "code",
      "del", "em", "footer", "i", "li", "ol", "p", "pre", "s", "samp", "strong", "sub", "sup",
      "ul");

  private AppleNewsRules() {}

  static List<String> problems(String text) {
    var article = JsonMapper.builder().build().readTree(text);
    var problems = new ArrayList<String>();
    for (var name : List.of("version", "identifier", "title", "language")) {
      if (article.path(name).asString("").isBlank()) {
        problems.add(name + " is missing");
      }
    }
    if (!article.path("identifier").asString().matches("[A-Za-z0-9-]{1,64}")) {
      problems.add("identifier has other characters, or more than 64");
    }
    if (!article.at("/componentTextStyles/default").isObject()
        || !article.at("/layout/columns").isInt() || !article.at("/layout/width").isInt()) {
      problems.add("layout or default text style is missing");
    }
    if (article.path("components").isEmpty()) {
      problems.add("no components");
    }
    article.path("components").forEach(component -> component(article, component, problems));
    return problems;
  }

  private static void component(JsonNode article, JsonNode component, List<String> problems) {
    var role = component.path("role").asString();
    if (!ROLES.contains(role)) {
      problems.add("no such role: " + role);
    }
    var layout = component.path("layout").asString("");
    if (!article.path("componentLayouts").has(layout)) {
      problems.add("no such layout: " + layout);
    }
    if (component.has("textStyle")
        && !article.path("componentTextStyles").has(component.path("textStyle").asString())) {
      problems.add("no such text style: " + component.path("textStyle"));
    }
    if (role.equals("photo")
        && !component.path("URL").asString().matches("(https?|bundle)://.+")) {
      problems.add("a photo without URL");
    }
    if (component.path("format").asString("").equals("html")) {
      org.jsoup.Jsoup.parseBodyFragment(component.path("text").asString()).body().getAllElements()
          .stream().skip(1).map(org.jsoup.nodes.Element::normalName)
          .filter(name -> !HTML.contains(name))
          .forEach(name -> problems.add("no such element in text: " + name));
    }
  }
}
