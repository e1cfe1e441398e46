package io.newswire.syndication.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.newswire.platform.publication.Publications;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Lists the public feeds: for programs as JSON, for browsers as a page, for feed readers as OPML. */
@RestController
final class FeedListController {
  private final FeedDirectory directory;
  private final Publications publications;

  FeedListController(FeedDirectory directory, Publications publications) {
    this.directory = directory;
    this.publications = publications;
  }

  record FeedList(List<ListedFeed> feeds) {}

  /**
   * @param links the feed's URLs by extension
   */
  record ListedFeed(String name, String title, String description, Map<String, String> links) {
    static ListedFeed of(Feed feed, Publications publications) {
      var profile = FeedProfile.of(feed, publications);
      var links = new LinkedHashMap<String, String>();
      Arrays.stream(FeedFormat.values()).filter(feed::offers)
          .forEach(format -> links.put(format.extension(), profile.url(format)));
      return new ListedFeed(feed.name().value(), profile.title(), profile.description(), links);
    }
  }

  @GetMapping("/feeds")
  ResponseEntity<?> feeds(
      @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
    var feeds = listed();
    var answer = ResponseEntity.ok().header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    return prefersHtml(accept)
        ? answer.contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
            .header("Content-Security-Policy", PublicPage.CONTENT_SECURITY_POLICY)
            .body(FeedListPage.of(publications, feeds))
        : answer.contentType(MediaType.APPLICATION_JSON).body(new FeedList(feeds));
  }

  @GetMapping("/feeds.opml")
  ResponseEntity<String> opml() {
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.parseMediaType(FeedListOpml.MEDIA_TYPE), UTF_8))
        .body(FeedListOpml.of(publications, listed()));
  }

  private List<ListedFeed> listed() {
    return directory.all().stream()
        .filter(feed -> feed.state() == SavedFeed.State.OPEN && !feed.isPrivate())
        .map(feed -> ListedFeed.of(feed, publications)).toList();
  }

  /** Only those who name HTML and like JSON no better. */
  private static boolean prefersHtml(@Nullable String accept) {
    try {
      var types = MediaType.parseMediaTypes(accept);
      var html = weight(types, MediaType.TEXT_HTML);
      return html > 0 && html >= weight(types, MediaType.APPLICATION_JSON);
    } catch (InvalidMediaTypeException unreadable) {
      return false;
    }
  }

  private static double weight(List<MediaType> types, MediaType wanted) {
    return types.stream()
        .filter(type -> type.equalsTypeAndSubtype(wanted))
        .mapToDouble(MediaType::getQualityValue)
        .max()
        .orElse(0);
  }
}
