package io.newswire.acceptance;

import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Articles of our own for tests, each with an id and, where wanted, a section that nobody else has. */
final class Articles {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Articles() {}

  static String freshId() {
    return "urn:uuid:" + UUID.randomUUID();
  }

  /** A section of its own makes a feed of its own. */
  static String freshSection(String stem) {
    return stem + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  static ObjectNode plain(String section) {
    return plain(freshId(), section, "A quiet day at the harbour");
  }

  static ObjectNode plain(String id, String section, String headline) {
    var article = JSON.createObjectNode()
        .put("id", id)
        .put("headline", headline)
        .put("language", "en")
        .put("body", "<p>" + headline + ", and nothing more.</p>");
    article.putArray("sections").add(section);
    return article;
  }

  /** Everything that an article can lose on the road. */
  static ObjectNode underwritten(String section) {
    var article = JSON.createObjectNode()
        .put("id", "https://desk.example.org/stories/" + UUID.randomUUID() + "?edition=1&lang=en")
        .put("headline", "“We count what the tide leaves” – a school’s census & its critics")
        .put("standfirst", "Thirty children, forty squares of mud, and a figure that didn’t fit.")
        .put("language", "en-GB")
        .put("contentType", "underwritten")
        .put("body", """
            <h2>“Don’t count the same crab twice”</h2>
            <p>The head’s rule – simple, <em>strict</em> – is painted over the door.</p>
            <blockquote><p>“It’s embarrassing to be corrected by somebody who has just lost a \
            tooth.”</p></blockquote>
            <ul><li>3,000 squares</li><li>5 < 6 &amp; 7 > 6</li></ul>
            <table><thead><tr><th scope="col">Year</th></tr></thead>\
            <tbody><tr><td>2026</td></tr></tbody></table>""")
        .put("copyright", "© 2026 The Averil Courier")
        .put("publishedAt", "2026-11-12T08:30:00Z");
    article.putObject("underwriter").put("name", "The Lantern Foundation")
        .put("url", "https://www.lantern-foundation.example/");
    article.putArray("sections").add(section);
    article.putArray("keywords").add("schools").add("R&D");
    var authors = article.putArray("authors");
    authors.addObject().put("name", "Wilhelmina O’Sei").put("email", "desk@example.org");
    authors.addObject().put("name", "Beatrix Onwudiwe").put("role", "editor");
    article.putArray("images").addObject()
        .put("url", "https://images.example.org/2026/11/tide.jpg?w=1800&h=1200")
        .put("width", 1800).put("height", 1200).put("mediaType", "image/jpeg")
        .put("alt", "Two children beside a wooden frame")
        .put("caption", "“Shh,” she says: pupils survey their square metre of the bay.")
        .put("credit", "Rafael Sundqvist / Averil Wire")
        .put("role", "lead");
    return article;
  }
}
