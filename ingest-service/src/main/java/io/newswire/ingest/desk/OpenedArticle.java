package io.newswire.ingest.desk;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

import io.newswire.event.Article;
import io.newswire.ingest.article.ArticleView;
import io.newswire.ingest.desk.Writing.Person;
import io.newswire.ingest.desk.Writing.Picture;
import io.newswire.ingest.vocabulary.ContentTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From an article that is there to the editor's fields. */
@Component
final class OpenedArticle {
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

  private final JsonMapper json;
  private final ContentTypes contentTypes;

  OpenedArticle(JsonMapper json, ContentTypes contentTypes) {
    this.json = json;
    this.contentTypes = contentTypes;
  }

  /** What the fields show of it. Its text opens as HTML: it may have come from elsewhere. */
  Writing read(Article article) {
    var document = json.readTree(json.writeValueAsBytes(ArticleView.of(article)));
    var fields = new HashMap<String, String>();
    WrittenArticle.TEXTS.forEach(name -> fields.put(name, document.path(name).asString("")));
    WrittenArticle.LISTS
        .forEach(name -> fields.put(name, String.join(", ", texts(document.path(name)))));
    fields.put("id", article.getId());
    fields.put("revision", Long.toString(article.getRevision()));
    fields.put("once", UUID.randomUUID().toString());
    fields.put("correctionNote", "");
    fields.put("bodyFormat", "html");
    fields.put("body", article.getBody());
    fields.put("disclosure", wordsOfItsOwn(article));
    fields.put("underwriterName", document.path("underwriter").path("name").asString(""));
    fields.put("underwriterUrl", document.path("underwriter").path("url").asString(""));
    fields.put("urgency", document.path("urgency").asString(""));
    fields.put("zone", "UTC");
    fields.put("embargoUntil", local(article.getEmbargoUntil()));
    fields.put("expiresAt", local(article.getExpiresAt()));
    var people = document.path("authors").valueStream()
        .map(it -> new Person(it.path("name").asString(""), it.path("role").asString("author")))
        .toList();
    var pictures = document.path("images").valueStream()
        .map(it -> new Picture(it.path("url").asString(""), it.path("alt").asString(""),
            it.path("caption").asString(""), it.path("credit").asString(""),
            it.path("role").asString("inline"),
            it.path("syndication").asBoolean(true) ? "yes" : "no"))
        .toList();
    return new Writing(fields, people, pictures);
  }

  private String wordsOfItsOwn(Article article) {
    var said = article.getContentType().getDisclosure();
    var entry = contentTypes.bySlug().get(article.getContentType().getSlug());
    return said == null || entry != null && said.equals(entry.disclosure()) ? "" : said;
  }

  private static String local(@Nullable Instant instant) {
    return instant == null ? "" : LOCAL.format(instant.atZone(ZoneOffset.UTC));
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(one -> one.asString("")).toList();
  }
}
