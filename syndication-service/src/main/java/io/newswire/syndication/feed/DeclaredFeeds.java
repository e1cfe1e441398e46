package io.newswire.syndication.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.publication.Publications;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Puts the feeds of the file in force at the start: what the file says is so, and what it said before
 * and says no longer has ended. A file with a mistake in it stops the start, so that nobody finds out
 * from readers.
 */
@Component
final class DeclaredFeeds implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(DeclaredFeeds.class);

  private final FeedSettings settings;
  private final FeedDefinitions definitions;
  private final Publications publications;
  private volatile boolean running;

  DeclaredFeeds(FeedSettings settings, FeedDefinitions definitions, Publications publications) {
    this.settings = settings;
    this.definitions = definitions;
    this.publications = publications;
  }

  @Override
  public void start() {
    var file = settings.file();
    if (file != null && !file.toString().isEmpty()) {
      var feeds = read(file);
      definitions.declare(feeds);
      log.info("{} feeds declared in {}", feeds.size(), file);
    }
    running = true;
  }

  private List<SavedFeed> read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("NEWSWIRE_FEEDS_FILE cannot be read: " + file, unreadable);
    }
  }

  /**
   * The feeds of a file's text.
   *
   * @throws IllegalStateException that names everything that is wrong
   */
  List<SavedFeed> parse(String yaml) {
    var root = new YAMLMapper().readTree(yaml);
    var errors = new ArrayList<FieldError>();
    var feeds = new ArrayList<SavedFeed>();
    var names = new HashSet<FeedName>();
    if (!root.path("feeds").isArray() || root.size() != 1) {
      errors.add(new FieldError("/feeds", "must be a list, and all that is there"));
    }
    for (int index = 0; index < root.path("feeds").size(); index++) {
      var at = "/feeds/" + index;
      var feed = SavedFeedReader.read(root.path("feeds").get(index), at, null, true, publications,
          errors::add);
      if (feed != null && !names.add(feed.name())) {
        errors.add(new FieldError(at + "/name", "is there twice: " + feed.name()));
      } else if (feed != null) {
        feeds.add(feed);
      }
    }
    if (!errors.isEmpty()) {
      throw new IllegalStateException("NEWSWIRE_FEEDS_FILE: " + errors.stream()
          .map(error -> error.pointer() + " " + error.detail()).collect(Collectors.joining("; ")));
    }
    return feeds;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the versions are read. */
  @Override
  public int getPhase() {
    return -1;
  }
}
