package io.newswire.render.article;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.newswire.event.Article;
import io.newswire.platform.publication.Publications;
import org.springframework.stereotype.Component;

/** Where readers find an article: at its canonical URL, or at our own page of it. */
@Component
public final class Links {
  private final String publicUrl;

  @org.springframework.beans.factory.annotation.Autowired
  Links(Publications publications) {
    this(publications.publicUrl());
  }

  private Links(String publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** Links below this base, without a slash at its end. */
  public static Links below(String publicUrl) {
    return new Links(publicUrl);
  }

  /** An absolute URL. */
  public String of(Article article) {
    var canonical = article.getCanonicalUrl();
    return canonical != null
        ? canonical
        : publicUrl + "/articles/" + percentEncoded(article.getId());
  }

  // RFC 3986 §2.1: one path segment; URLEncoder is for forms, where a space is '+'.
  static String percentEncoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20").replace("%7E", "~");
  }
}
