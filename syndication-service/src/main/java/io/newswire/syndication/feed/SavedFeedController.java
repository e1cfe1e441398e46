package io.newswire.syndication.feed;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import io.newswire.platform.problem.Problems;
import io.newswire.platform.publication.Publications;
import io.newswire.syndication.feed.SavedFeed.State;
import io.newswire.syndication.filter.Filter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Feeds' definitions, for administrators. */
@RestController
class SavedFeedController {
  private final FeedDefinitions definitions;
  private final SavedFeeds saved;
  private final Publications publications;

  SavedFeedController(FeedDefinitions definitions, SavedFeeds saved, Publications publications) {
    this.definitions = definitions;
    this.saved = saved;
    this.publications = publications;
  }

  /**
   * A definition as administrators see it.
   *
   * @param filling whether the entries at hand are still gone through
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(String name, String title, @Nullable String description, Filter filter, int pageSize,
      @Nullable String image, @Nullable Integer ttlMinutes, @Nullable String language,
      String publication, List<String> formats, String access, boolean earlyAccess,
      int delayMinutes,
      String state, @Nullable String movedTo,
      boolean declared, boolean filling) {}

  @PostMapping("/feeds")
  ResponseEntity<View> add(@RequestBody JsonNode body) {
    var feed = definitions.add(read(body, null));
    return ResponseEntity.created(URI.create("/feeds/" + feed.name())).body(view(feed));
  }

  // The pattern leaves out what has an extension, which is a document.
  @GetMapping("/feeds/{name:[a-z0-9-]+}")
  View one(@PathVariable String name) {
    return view(known(name, FeedName.isSlug(name) ? saved.find(new FeedName(name)) : null));
  }

  @PatchMapping("/feeds/{name:[a-z0-9-]+}")
  View change(@PathVariable String name, @RequestBody JsonNode body) {
    return view(definitions.change(slug(name), feed -> read(body, changeable(name, feed))));
  }

  /** Readers are answered 410 from then on. */
  @DeleteMapping("/feeds/{name:[a-z0-9-]+}")
  ResponseEntity<Void> remove(@PathVariable String name) {
    definitions.change(slug(name), feed -> changeable(name, feed).deleted());
    return ResponseEntity.noContent().build();
  }

  private SavedFeed read(JsonNode body, @Nullable SavedFeed before) {
    var errors = new ArrayList<FieldError>();
    var feed = SavedFeedReader.read(body, "", before, false, publications, errors::add);
    if (!errors.isEmpty()) {
      throw new InvalidRequest(errors);
    }
    return requireNonNull(feed);
  }

  private View view(SavedFeed feed) {
    return new View(feed.name().value(), feed.title(), feed.description(), feed.filter(),
        feed.pageSize(), feed.image(), feed.ttlMinutes(), feed.language(), feed.publication(),
        feed.formats().stream().map(FeedFormat::extension).toList(),
        feed.isPrivate() ? "private" : "public", feed.earlyAccess(), feed.delayMinutes(),
        feed.state().name().toLowerCase(Locale.ROOT),
        feed.movedTo() == null ? null : feed.movedTo().value(), feed.declared(),
        saved.isFilling(feed.name()));
  }

  private static FeedName slug(String name) {
    if (!FeedName.isSlug(name)) {
      throw FeedDefinitions.unknown(name);
    }
    return new FeedName(name);
  }

  private static SavedFeed known(String name, @Nullable SavedFeed feed) {
    if (feed == null || feed.state() == State.DELETED) {
      throw FeedDefinitions.unknown(name);
    }
    return feed;
  }

  private static SavedFeed changeable(String name, @Nullable SavedFeed feed) {
    var known = known(name, feed);
    if (known.declared()) {
      throw Problems.refusal(HttpStatus.CONFLICT, "feed-declared", "The file has this feed",
          "'" + name + "' is declared in the file of NEWSWIRE_FEEDS_FILE; change it there.");
    }
    return known;
  }
}
