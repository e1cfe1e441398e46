package io.newswire.render.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.newswire.event.Article;
import io.newswire.event.Image;
import org.jspecify.annotations.Nullable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings.Syntax;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;

/**
 * An article as partners may have it. Renderers cannot show by mistake what is no longer in it: a
 * picture that is not for syndication leaves the list, the body and the links.
 *
 * @param keptBack the pictures that were taken out
 */
record PartnerCopy(Article article, List<Image> keptBack) {
  private static final Set<String> GOES_WHEN_EMPTY = Set.of("a", "p", "div", "section", "aside",
      "figure", "span", "em", "strong", "b", "i", "ul", "ol", "li");
  private static final String SHOWN_WITHOUT_WORDS = "img, iframe, table, hr";

  /** Null where partners may have the whole article. */
  static @Nullable PartnerCopy of(Article article) {
    var keptBack = article.getImages().stream().filter(image -> !image.getSyndication()).toList();
    if (keptBack.isEmpty()) {
      return null;
    }
    var addresses = keptBack.stream().map(image -> comparable(image.getUrl())).toList();
    var copy = Article.newBuilder(article)
        // One that is listed twice, free and not, is not free.
        .setImages(article.getImages().stream()
            .filter(image -> image.getSyndication() && !isOneOf(addresses, image.getUrl()))
            .toList())
        .setRelated(article.getRelated().stream()
            .filter(link -> link.getUrl() == null || !isOneOf(addresses, link.getUrl())).toList())
        .setBody(without(addresses, article.getBody()))
        .build();
    return new PartnerCopy(copy, keptBack);
  }

  private static String without(List<String> addresses, String html) {
    var document = Jsoup.parseBodyFragment(html);
    document.outputSettings().syntax(Syntax.xml).escapeMode(EscapeMode.xhtml).prettyPrint(false);
    var found = document.body().getAllElements().stream()
        .filter(element -> element.attributes().asList().stream()
            .anyMatch(attribute -> isOneOf(addresses, attribute.getValue())))
        .toList();
    if (found.isEmpty()) {
      return html;
    }
    for (var element : found) {
      switch (element.normalName()) {
        case "img", "iframe" -> takeOut(element);
        case "a" -> element.unwrap();
        default -> element.attributes().asList().stream()
            .filter(attribute -> isOneOf(addresses, attribute.getValue())).toList()
            .forEach(attribute -> element.removeAttr(attribute.getKey()));
      }
    }
    return document.body().html();
  }

  /** With it goes what stood there for it alone, such as its figure and caption. */
  private static void takeOut(Element picture) {
    var around = picture.parent();
    picture.remove();
    while (around != null && GOES_WHEN_EMPTY.contains(around.normalName()) && isEmpty(around)) {
      var next = around.parent();
      around.remove();
      around = next;
    }
  }

  private static boolean isEmpty(Element element) {
    if (element.selectFirst(SHOWN_WITHOUT_WORDS) != null) {
      return false;
    }
    var rest = element.clone();
    if (rest.nameIs("figure")) {
      rest.select("> figcaption").remove();
    }
    return !rest.hasText();
  }

  /** The address itself, or with a query behind it, as image servers take sizes. */
  private static boolean isOneOf(List<String> addresses, String text) {
    var address = comparable(text);
    return addresses.stream().anyMatch(kept -> address.startsWith(kept)
        && (address.length() == kept.length()
            || "?&#".indexOf(address.charAt(kept.length())) >= 0));
  }

  /** Without what is often written in two ways; rather one picture too few than one too many. */
  private static String comparable(String address) {
    var text = address.strip();
    try {
      text = new URI(text).normalize().toASCIIString();
    } catch (URISyntaxException asWritten) {
      // Compared as it was written.
    }
    return text.toLowerCase(Locale.ROOT).replaceFirst("^https?:", "");
  }
}
