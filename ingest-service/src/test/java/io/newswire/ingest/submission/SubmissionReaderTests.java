package io.newswire.ingest.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.newswire.event.ContributorRole;
import io.newswire.event.ImageRole;
import io.newswire.ingest.markup.ArticleMarkup;
import io.newswire.ingest.vocabulary.ContentTypes;
import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import io.newswire.platform.publication.Publications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(initializers = ConfigDataApplicationContextInitializer.class)
class SubmissionReaderTests {
  @Configuration
  @ComponentScan(basePackageClasses = {SubmissionReader.class, ArticleMarkup.class})
  @ConfigurationPropertiesScan(basePackageClasses = ArticleMarkup.class)
  @EnableConfigurationProperties({ContentTypes.class, Publications.class})
  static class Setup {}

  @Autowired
  SubmissionReader reader;

  @Test
  void takesTheLeastThatAnArticleNeeds() {
    var article = read("""
        {"headline": " Rain ", "language": "EN-gb", "body": "<p>It rains.</p>"}""");

    assertThat(article.headline()).isEqualTo("Rain");
    assertThat(article.language()).isEqualTo("en-GB");
    assertThat(article.body()).isEqualTo("<p>It rains.</p>");
    assertThat(article.contentType().getUri()).isEqualTo("urn:newswire:content-type:news");
    assertThat(article.contentType().getDisclosure()).isNull();
    assertThat(article.publication().getSlug()).isEqualTo("default");
    assertThat(article.id()).isNull();
    assertThat(article.publishedAt()).isNull();
  }

  @Test
  void takesEveryFieldOfTheContract() {
    var article = read(WHOLE);

    assertThat(article.id()).isEqualTo("tag:example.org,2026:flood");
    assertThat(article.revision()).isEqualTo(7);
    assertThat(article.contentType().getLabel()).isEqualTo("Underwritten");
    assertThat(article.contentType().getDisclosure()).isEqualTo("Paid for by X.");
    assertThat(article.underwriter()).isNotNull();
    assertThat(article.standfirst()).isEqualTo("One.\nTwo.");
    assertThat(article.sections()).containsExactly("world", "climate");
    assertThat(article.subjects()).singleElement().satisfies(
        it -> assertThat(it.getScheme()).isEqualTo("http://cv.iptc.org/newscodes/mediatopic/"));
    assertThat(article.contributors()).extracting(it -> it.getRole())
        .containsExactly(ContributorRole.AUTHOR, ContributorRole.EDITOR);
    assertThat(article.images()).singleElement().satisfies(it -> {
      assertThat(it.getCredit()).isEqualTo("Jane Doe / Agency");
      assertThat(it.getRole()).isEqualTo(ImageRole.LEAD);
      assertThat(it.getWidth()).isEqualTo(1200);
      assertThat(it.getSyndication()).isFalse();
    });
    assertThat(article.related()).hasSize(2);
    assertThat(article.urgency()).isEqualTo(3);
    assertThat(article.publishedAt()).isEqualTo(Instant.parse("2026-11-23T08:30:00.123Z"));
    assertThat(article.correctionNote()).isEqualTo("The river is the Elbe.");
    assertThat(article.toString()).doesNotContain("Flood");
  }

  private static final String WHOLE = """
      {"id": "tag:example.org,2026:flood", "revision": 7, "headline": "Flood “rises”",
       "shortHeadline": "Flood", "standfirst": "One.\\r\\nTwo.", "slug": "flood",
       "language": "en", "bodyMarkdown": "It *rains*.", "contentType": "underwritten",
       "disclosure": "Paid for by X.", "underwriter": {"name": "X", "url": "https://x.example"},
       "sections": ["world", "climate", "world"],
       "subjects": [{"scheme": "medtop", "code": "medtop:20000151", "name": "flood"}],
       "keywords": ["rain"], "places": ["Dresden"],
       "authors": [{"name": "A", "url": "https://a.example/a", "email": "a@example.org"},
                   {"name": "E", "role": "editor"}],
       "images": [{"url": "https://example.org/i.jpg", "width": 1200, "height": 800,
                   "mediaType": "image/jpeg", "alt": "Water", "caption": "The river",
                   "credit": "Jane Doe / Agency", "role": "lead",
                   "syndication": false}],
       "related": [{"url": "https://example.org/b", "title": "B"}, {"articleId": "urn:x:1"}],
       "publication": "default", "source": "Agency", "copyright": "© 2026", "usageTerms": "None",
       "canonicalUrl": "https://example.org/flood", "urgency": 3,
       "publishedAt": "2026-11-23T09:30:00.123456+01:00", "updatedAt": "2026-11-23t09:31:00z",
       "embargoUntil": "2026-11-23T10:00:00Z", "expiresAt": "2027-11-23T10:00:00Z",
       "correctionNote": "The river is the Elbe."}""";

  /** Each line: what stands beside a good headline, language and body; the pointer; the detail. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "headline": null                            | /headline | is missing
      "headline": ""                              | /headline | is empty
      "headline": "  "                            | /headline | is empty
      "headline": 7                               | /headline | is a number; must be a text
      "headline": ["x"]                           | /headline | is an array; must be a text
      "headline": "a\\nb"                         | /headline | a line break or tab
      "headline": "a\\u0007b"                     | /headline | U+0007 as its character 2, a control
      "headline": "it\\u0092s"                    | /headline | Windows-1252
      "headline": "a\\ud800b"                     | /headline | half of a surrogate pair
      "headline": "a\\ufffeb"                     | /headline | which is no character
      "headlin": "x"                              | /headlin | did you mean 'headline'?
      "zzz": 1                                    | /zzz | is not a field of ours Known here: publication
      "a/b~c": 1                                  | /a~1b~0c | is not a field of ours
      "pubStatus": "CANCELED"                     | /pubStatus | is written by Newswire
      "contentType": "nws"                        | /contentType | contentType 'nws' is not known; did you mean 'news'? One of: news, analysis,
      "contentType": "underwritten"               | /underwriter | who paid for it
      "contentType": "sponsored"                  | /underwriter | who paid for it
      "underwriter": {"url": "https://x.example"} | /underwriter/name | is missing
      "underwriter": "X"                          | /underwriter | is a text; must be an object
      "disclosure": ""                            | /disclosure | is empty
      "language": "english"                       | /language | did you mean 'en'?
      "language": "en_US"                         | /language | did you mean 'en-US'?
      "language": "e"                             | /language | not a language tag of BCP 47
      "language": "xx"                            | /language | not a language tag of BCP 47
      "language": ""                              | /language | not a language tag of BCP 47
      "body": null                                | /body | is missing; send the text as HTML
      "body": ""                                  | /body | nothing to read
      "body": "<script>x</script>"                | /body | has <script> at line 1, column 1
      "body": "a\\u0000b"                         | /body | U+0000 as its character 2
      "bodyMarkdown": "x"                         | /bodyMarkdown | stands beside body
      "id": "42"                                  | /id | not an absolute URI
      "id": "http://exa mple.org"                 | /id | is not a URI (RFC 3986)
      "id": "urn:uuid:ü"                          | /id | percent-encoded it reads 'urn:uuid:%C3%BC'
      "revision": 0                               | /revision | a whole number from 1
      "revision": 1.5                             | /revision | a whole number from 1
      "revision": "1"                             | /revision | is a text; must be a whole number
      "revision": 99999999999999999999            | /revision | a whole number from 1
      "urgency": 9                                | /urgency | is '9'; must be a whole number from 1 to 8
      "urgency": 0                                | /urgency | from 1 to 8
      "urgency": true                             | /urgency | is a boolean
      "publishedAt": "2026-02-30T10:00:00Z"       | /publishedAt | Invalid date 'FEBRUARY 30'
      "publishedAt": "2026-11-23"                 | /publishedAt | not a date-time of RFC 3339
      "publishedAt": "yesterday"                  | /publishedAt | write it like 2026-11-23T09:30:00Z
      "publishedAt": "2026-11-23T25:00:00Z"       | /publishedAt | no moment in time
      "publishedAt": "2026-11-23T10:00:00"        | /publishedAt | not a date-time of RFC 3339
      "publishedAt": "2026-11-23 10:00:00Z"       | /publishedAt | not a date-time of RFC 3339
      "publishedAt": "2026-11-23T10:00:00+25:00"  | /publishedAt | no moment in time
      "publishedAt": 1700000000                   | /publishedAt | is a number; must be a text
      "embargoUntil": "2026-11-24T00:00:00Z", "expiresAt": "2026-11-23T00:00:00Z" | /embargoUntil | not before expiresAt
      "canonicalUrl": "/x"                        | /canonicalUrl | must begin with https:// or http://
      "canonicalUrl": "javascript:alert(1)"       | /canonicalUrl | must begin with https:// or http://
      "canonicalUrl": "https://"                  | /canonicalUrl | is not a URI
      "canonicalUrl": "https:///x"                | /canonicalUrl | names no host
      "canonicalUrl": "https://a:b@example.org/"  | /canonicalUrl | user name or password
      "canonicalUrl": "https://example.org:99999" | /canonicalUrl | names no host
      "publication": "gazette"                    | /publication | 'gazette' is not known One of: default
      "sections": "x"                             | /sections | must be an array
      "sections": ["a", 1]                        | /sections/1 | is a number
      "keywords": ["", "b"]                       | /keywords/0 | is empty
      "subjects": [{"code": "x"}]                 | /subjects/0/scheme | is missing
      "subjects": [{"scheme": "topic", "code": "x"}] | /subjects/0/scheme | not an absolute URI
      "authors": ["A"]                            | /authors/0 | is a text; must be an object
      "authors": [{"role": "author"}]             | /authors/0/name | is missing
      "authors": [{"name": "A", "role": "edtor"}] | /authors/0/role | did you mean 'editor'?
      "authors": [{"name": "A", "email": "a@b"}]  | /authors/0/email | not an e-mail address
      "authors": [{"name": "A", "phone": "1"}]    | /authors/0/phone | is not a field of ours
      "images": [{"alt": "x"}]                    | /images/0/url | is missing
      "images": [{"url": "data:image/png;base64,AA=="}] | /images/0/url | must begin with https://
      "images": [{"url": "https://example.org/i", "width": 0}] | /images/0/width | from 1 to 100000
      "images": [{"url": "https://example.org/i", "mediaType": "jpeg"}] | /images/0/mediaType | media type of an image
      "images": [{"url": "https://example.org/i", "role": "hero"}] | /images/0/role | One of: lead, inline
      "images": [{"url": "https://a.example/", "role": "lead"}, {"url": "https://b.example/", "role": "lead"}] | /images | several of role lead
      "images": [{"url": "https://example.org/i", "syndication": "no"}] | /images/0/syndication | is a text; must be true or false
      "images": [{"url": "https://example.org/i", "syndication": 0}] | /images/0/syndication | is a number; must be true or false
      "related": [{"title": "x"}]                 | /related/0/url | name the page by url
      "related": [{"articleId": "x"}]             | /related/0/articleId | not an absolute URI
      """)
  void namesAWrongField(String fields, String pointer, String detail) {
    assertThat(errors(with(fields))).singleElement().satisfies(error -> {
      assertThat(error.pointer()).isEqualTo(pointer);
      assertThat(error.detail()).contains(detail);
    });
  }

  /** A good article in which the fields replace those of the same name. */
  private static String with(String fields) {
    var good = List.of("\"headline\": \"x\"", "\"language\": \"en\"", "\"body\": \"x\"");
    return good.stream()
        .filter(field -> !fields.contains(field.substring(0, field.indexOf(':') + 1)))
        .collect(Collectors.joining(", ", "{", ", " + fields + "}"));
  }

  @Test
  void namesEveryWrongFieldAtOnce() {
    var errors = errors("""
        {"language": "klingonese", "contentType": "nws", "urgency": 9, "publishedAt": "soon",
         "images": [{"url": "x"}, 7], "authors": [{}], "colour": "red",
         "body": "<p onclick=x>a</p>"}""");

    assertThat(errors).extracting(FieldError::pointer).containsExactlyInAnyOrder("/headline",
        "/language", "/contentType", "/urgency", "/publishedAt", "/images/0/url", "/images/1",
        "/authors/0/name", "/colour", "/body");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"x\"", "7", "null", "true"})
  void refusesWhatIsNoObjectWithoutAskingForItsFields(String json) {
    assertThat(errors(json)).singleElement().satisfies(error -> {
      assertThat(error.pointer()).isEmpty();
      assertThat(error.detail()).contains("must be an object");
    });
  }

  @Test
  void refusesABodyOfMoreThanAMebibyteAsTooLarge() {
    var refusal = refused(with("\"body\": \"" + "ä".repeat(524_289) + "\""));

    assertThat(refusal.status()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
    assertThat(refusal.errors()).singleElement().satisfies(error -> {
      assertThat(error.pointer()).isEqualTo("/body");
      assertThat(error.detail()).contains("1048578 bytes");
    });
  }

  @Test
  void takesABodyOfAMebibyte() {
    assertThat(read(with("\"body\": \"" + "ä".repeat(524_288) + "\"")).body()).hasSize(524_288);
  }

  @Test
  void countsLengthsInCharactersAsPeopleDo() {
    assertThat(read(with("\"headline\": \"" + "😀".repeat(500) + "\"")).headline()).isNotEmpty();
    assertThat(errors(with("\"headline\": \"" + "x".repeat(501) + "\""))).singleElement()
        .satisfies(it -> assertThat(it.detail())
            .isEqualTo("headline has 501 characters; at most 500 are taken."));
  }

  @Test
  void boundsTheAnswerToAHostileDocument() {
    var unknown = IntStream.range(0, 20_000).mapToObj(it -> "\"f" + it + "\": 1")
        .collect(Collectors.joining(", "));

    assertThat(errors(with(unknown))).hasSize(101).last()
        .satisfies(it -> assertThat(it.detail()).startsWith("19900 more are wrong"));
  }

  @Test
  void requiresTheIdOfThePath() {
    var refusal = catchThrowableOfType(InvalidRequest.class,
        () -> reader.readArticle(with("\"id\": \"urn:x:1\"").getBytes(UTF_8), "urn:x:2"));

    assertThat(refusal.errors()).singleElement()
        .satisfies(it -> assertThat(it.pointer()).isEqualTo("/id"));
    assertThat(reader.readArticle(with("\"id\": \"urn:x:1\"").getBytes(UTF_8), "urn:x:1"))
        .isNotNull();
  }

  @Test
  void hashesContentAndNotItsSpelling() {
    var one = read("{\"headline\": \"x\", \"language\": \"en\", \"body\": \"x\"}");
    var same = read("{\"contentType\": \"news\", \"body\": \"\\u0078\", \"language\": \"en\","
        + " \"keywords\": [], \"slug\": null, \"id\": \"urn:x:1\", \"revision\": 3,"
        + " \"headline\": \"x\", \"publication\": \"default\"}");
    var other = read("{\"headline\": \"y\", \"language\": \"en\", \"body\": \"x\"}");

    assertThat(same.contentHash()).isEqualTo(one.contentHash()).hasSize(64);
    assertThat(other.contentHash()).isNotEqualTo(one.contentHash());
  }

  @Test
  void asksForTheReasonOfAKill() {
    assertThat(reader.readKillOrder("{\"reason\": \"Libel\"}".getBytes(UTF_8)).reason())
        .isEqualTo("Libel");
    for (var wrong : List.of("{}", "{\"reason\": \"\"}", "{\"reason\": 1}", "{\"reson\": \"x\"}")) {
      assertThat(catchThrowableOfType(InvalidRequest.class,
          () -> reader.readKillOrder(wrong.getBytes(UTF_8))).errors())
          .extracting(FieldError::pointer).contains(wrong.contains("reson") ? "/reson" : "/reason");
    }
  }

  private ArticleSubmission read(String json) {
    return reader.readArticle(json.getBytes(UTF_8), null);
  }

  private InvalidRequest refused(String json) {
    return catchThrowableOfType(InvalidRequest.class, () -> read(json));
  }

  private List<FieldError> errors(String json) {
    var refusal = refused(json);
    assertThat(refusal.status()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    return refusal.errors();
  }
}
