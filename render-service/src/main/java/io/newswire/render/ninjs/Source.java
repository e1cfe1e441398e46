package io.newswire.render.ninjs;

import java.util.ArrayList;
import java.util.List;

import io.newswire.render.article.Story;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who published, supplied or paid for an article.
 *
 * @param uri null where there is none to follow
 */
record Source(String name, String role, @Nullable String uri) {
  static List<Source> of(Story story) {
    var article = story.article();
    var sources = new ArrayList<Source>();
    sources.add(new Source(article.getPublication().getName(), "publisher",
        article.getPublication().getHomePage()));
    if (article.getSource() != null) {
      sources.add(new Source(article.getSource(), "source", null));
    }
    var underwriter = article.getUnderwriter();
    if (underwriter != null) {
      sources.add(new Source(underwriter.getName(), "underwriter", underwriter.getUrl()));
    }
    return sources;
  }
}
