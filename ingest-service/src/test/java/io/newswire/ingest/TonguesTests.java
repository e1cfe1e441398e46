package io.newswire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;

import io.newswire.ingest.DeskClient.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Articles as other systems write them. */
class TonguesTests {
  private static final IngestCopy COPY = IngestCopy.shared();
  private static final DeskClient DESK = COPY.desk();

  private final String id = DeskClient.newId();

  @BeforeAll
  static void waitUntilReady() {
    ArticlesTopic.awaitReady(DESK);
  }

  @Test
  void takesMarkdownWithFrontMatter() {
    var article = posted("text/markdown", """
        ---
        id: %s
        language: en
        sections: [city, "health"]
        authors:
          - name: Ada Lindqvist
        images:
          - url: https://images.example.org/b.jpg
            syndication: false
          - url: https://images.example.org/c.jpg
        extensions: {desk: {mood: calm}}
        ---
        # Harbour bridge opens

        The first lorries crossed at **five**.
        """.formatted(id));

    assertThat(article.path("headline").asString()).isEqualTo("Harbour bridge opens");
    assertThat(article.path("body").asString()).contains("<strong>five</strong>")
        .doesNotContain("Harbour");
    assertThat(article.path("sections").path(1).asString()).isEqualTo("health");
    assertThat(article.at("/images/0/syndication").asBoolean(true)).isFalse();
    assertThat(article.at("/images/1/syndication").asBoolean(false)).isTrue();
    assertThat(article.at("/extensions/desk/mood").asString()).isEqualTo("calm");
  }

  @Test
  void takesNinjs3() {
    var article = posted("application/ninjs+json", """
        {"standard": {"name": "ninjs", "version": "3.1"}, "uri": "%s", "type": "text",
         "pubStatus": "usable", "language": "en", "urgency": 3,
         "headlines": [{"role": "main", "value": "Harbour bridge opens"},
           {"role": "short", "value": "Bridge opens"}],
         "bodies": [{"contentType": "text/html", "value":
           "<p class=\\"newswire-disclosure\\"><strong>News</strong></p><p>It opened.</p>"}],
         "people": [{"name": "Ada Lindqvist", "rel": "author"}, {"name": "Ruth", "rel": "featured"}],
         "subjects": [{"name": "transport", "literal": "medtop:20000337",
           "uri": "http://cv.iptc.org/newscodes/mediatopic/20000337"}],
         "associations": [{"name": "p1", "rel": "lead", "uri": "https://images.example.org/b.jpg",
           "by": "Lena Brandt", "descriptions": [{"value": "The bridge"}],
           "renditions": [{"href": "https://images.example.org/b.jpg", "width": 100,
             "contentType": "image/jpeg"}]}],
         "digitalSourceType": {"name": "trained"}}""".formatted(id));

    assertThat(article.path("shortHeadline").asString()).isEqualTo("Bridge opens");
    assertThat(article.path("body").asString()).isEqualTo("<p>It opened.</p>");
    assertThat(article.at("/authors/0/name").asString()).isEqualTo("Ada Lindqvist");
    assertThat(article.at("/subjects/0/code").asString()).isEqualTo("medtop:20000337");
    assertThat(article.at("/images/0/credit").asString()).isEqualTo("Lena Brandt");
    assertThat(article.at("/images/0/role").asString()).isEqualTo("lead");
    assertThat(article.at("/extensions/ninjs:digitalSourceType/name").asString())
        .isEqualTo("trained");
    assertThat(article.at("/extensions/ninjs:people/0/name").asString()).isEqualTo("Ruth");
  }

  @Test
  void takesNinjs1() {
    var article = posted("application/vnd.iptc.ninjs+json", """
        {"uri": "%s", "pubstatus": "usable", "language": "en", "headline": "Harbour bridge opens",
         "byline": "By Ada Lindqvist", "body_text": "It opened.\\n\\nNobody <saw> it.",
         "ednote": "Second of three", "trustindicator": [{"title": "Two sources"}],
         "located": "Harwick"}""".formatted(id));

    assertThat(article.path("body").asString())
        .isEqualTo("<p>It opened.</p><p>Nobody &lt;saw&gt; it.</p>");
    assertThat(article.at("/authors/0/name").asString()).isEqualTo("Ada Lindqvist");
    assertThat(article.at("/places/0").asString()).isEqualTo("Harwick");
    assertThat(article.at("/extensions/ninjs:ednote").asString()).isEqualTo("Second of three");
    assertThat(article.at("/extensions/ninjs:trustindicator/0/title").asString())
        .isEqualTo("Two sources");
  }

  @Test
  void takesNitf() {
    var article = posted("application/nitf+xml", """
        <?xml version="1.0" encoding="UTF-8"?>
        <nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" baselang="en">
          <head><meta name="section" content="city"/><meta name="desk" content="night"/>
            <tobject><tobject.subject tobject.subject.refnum="20000337"/></tobject>
            <docdata management-status="usable"><doc-id id-string="%s"/><urgency ed-urg="4"/>
              <date.issue norm="20261123T120000Z"/>
              <ed-msg info="Lawyer has read it"/><series series.name="Bridges"/>
              <key-list><keyword key="bridges"/></key-list></docdata></head>
          <body><body.head><hedline><hl1>Harbour bridge opens</hl1></hedline>
            <byline>By Ada Lindqvist</byline></body.head>
            <body.content><p>It <em class="bold">opened</em>.</p><hl2>At dawn</hl2>
              <bq><block><p>Nobody saw it.</p></block></bq></body.content></body></nitf>"""
        .formatted(id));

    assertThat(article.path("body").asString()).isEqualTo("<p>It <strong>opened</strong>.</p>"
        + "<h2>At dawn</h2><blockquote><p>Nobody saw it.</p></blockquote>");
    assertThat(article.path("publishedAt").asString()).isEqualTo("2026-11-23T12:00:00Z");
    assertThat(article.path("urgency").asInt()).isEqualTo(4);
    assertThat(article.at("/extensions/nitf:desk").asString()).isEqualTo("night");
    assertThat(article.at("/extensions/nitf:ed-msg").asString()).contains("Lawyer has read it");
    assertThat(article.at("/extensions/nitf:series").asString()).contains("Bridges");
  }

  @Test
  void takesNewsMl() {
    var article = posted("application/vnd.iptc.g2.newsitem+xml", """
        <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="%s" version="1" xml:lang="en">
          <itemMeta><pubStatus qcode="stat:usable"/><service qcode="svc:local"/>
            <service qcode="svc:sea"/></itemMeta>
          <contentMeta><creator uri="https://gazette.example.org/ada"><name>Ada Lindqvist</name></creator>
            <subject qcode="medtop:20000337"><name>transport</name></subject>
            <headline>Harbour bridge opens</headline><audience qcode="aud:adults"/></contentMeta>
          <contentSet><inlineXML contenttype="application/xhtml+xml">
            <html xmlns="http://www.w3.org/1999/xhtml"><body><p>It <em>opened</em>.</p></body></html>
          </inlineXML></contentSet></newsItem>""".formatted(id));

    assertThat(article.path("body").asString()).isEqualTo("<p>It <em>opened</em>.</p>");
    assertThat(article.at("/authors/0/url").asString())
        .isEqualTo("https://gazette.example.org/ada");
    assertThat(article.at("/extensions/newsml:audience").asString()).contains("aud:adults");
    assertThat(article.at("/extensions/newsml:service/0").asString()).contains("svc:local");
    assertThat(article.at("/extensions/newsml:service/1").asString()).contains("svc:sea");
  }

  @Test
  void takesAnAtomEntry() {
    var article = posted("application/atom+xml;type=entry", """
        <a:entry xmlns:a="http://www.w3.org/2005/Atom" xml:lang="en"><a:id>%s</a:id>
          <a:title>Harbour bridge opens</a:title><a:updated>2026-11-23T12:00:00Z</a:updated>
          <a:author><a:name>Ada Lindqvist</a:name></a:author><a:category term="bridges"/>
          <a:link rel="license" href="https://licences.example.org/by"/>
          <a:link rel="related" href="https://gazette.example.org/piers" title="The piers"/>
          <a:link rel="enclosure" href="https://gazette.example.org/a.mp3"/>
          <a:summary>It opened at five.</a:summary>
          <a:content type="html">&lt;p>It opened.&lt;/p></a:content></a:entry>""".formatted(id));

    assertThat(article.path("body").asString()).isEqualTo("<p>It opened.</p>");
    assertThat(article.path("standfirst").asString()).isEqualTo("It opened at five.");
    assertThat(article.at("/keywords/0").asString()).isEqualTo("bridges");
    assertThat(article.at("/usageTerms").asString()).isEqualTo("https://licences.example.org/by");
    assertThat(article.at("/related/0/title").asString()).isEqualTo("The piers");
    assertThat(article.at("/extensions/atom:link").asString()).contains("a.mp3");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "text/markdown | no front matter | 400 | front matter",
      "text/markdown | '---\nheadline: [\n---\nx' | 400 | YAML",
      "application/ninjs+json | [] | 400 | object",
      "application/ninjs+json | {\"pubStatus\":\"canceled\"} | 422 | /kill",
      "application/ninjs+json | {\"headlines\":[]} | 422 | /headline",
      "application/nitf+xml | <nitf><body> | 400 | line 1",
      "application/nitf+xml | <html/> | 400 | nitf",
      "application/nitf+xml | '<!DOCTYPE n [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><nitf>&x;</nitf>' | 400 | DOCTYPE",
      "application/atom+xml | <entry/> | 422 | /headline",
      "application/vnd.iptc.g2.newsitem+xml | <newsItem><itemMeta><pubStatus qcode='stat:canceled'/></itemMeta></newsItem> | 422 | /kill",
      "text/csv | a;b | 415 | application/nitf+xml"})
  void saysWhatIsWrong(String mediaType, String document, int status,
      @org.jspecify.annotations.Nullable String hint) {
    var answer = post(mediaType, document);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.mediaType()).startsWith("application/problem+json");
    assertThat(answer.text()).contains(hint == null ? "" : hint).doesNotContain("root:");
  }

  @Test
  void refusesXmlThatNestsWithoutEnd() {
    var deep = "<p>".repeat(3_000) + "</p>".repeat(3_000);

    assertThat(post("application/nitf+xml", "<nitf>" + deep + "</nitf>").status()).isEqualTo(400);
  }

  @Test
  void sanitisesLikeEverythingElse() {
    var answer = post("application/atom+xml",
        """
        <entry xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>x</title>
        <content type="html">&lt;p onclick="x()"&gt;It&lt;script&gt;y()&lt;/script&gt;&lt;/p&gt;</content></entry>""");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("/body", "script");
  }

  private JsonNode posted(String mediaType, String document) {
    var answer = post(mediaType, document);
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.json().path("id").asString()).isEqualTo(id);
    return DESK.get(id).json();
  }

  private static Answer post(String mediaType, String document) {
    return DESK.send("POST", "/articles", BodyPublishers.ofString(document), "Content-Type",
        mediaType);
  }
}
