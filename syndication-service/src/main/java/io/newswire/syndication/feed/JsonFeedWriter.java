package io.newswire.syndication.feed;

import static java.util.Objects.requireNonNullElse;

import java.io.StringWriter;

import io.newswire.platform.publication.Publications.Title;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). It has no word for a removal: the extension
 * {@code _newswire} lists them, with what RFC 6721 would say.
 */
@Component
final class JsonFeedWriter implements FeedWriter {
  private static final Piece BETWEEN = Piece.of(",");
  private static final Piece FOOT = Piece.of("]}\n");
  private final JsonMapper json;

  JsonFeedWriter(JsonMapper json) {
    this.json = json;
  }

  @Override
  public FeedFormat format() {
    return FeedFormat.JSON;
  }

  @Override
  public Piece between() {
    return BETWEEN;
  }

  @Override
  public Piece foot() {
    return FOOT;
  }

  @Override
  public String head(FeedProfile profile, FeedContent content) {
    var text = new StringWriter();
    try (var feed = json.createGenerator(text)) {
      feed.writeStartObject();
      feed.writeStringProperty("version", "https://jsonfeed.org/version/1.1");
      feed.writeStringProperty("title", profile.title());
      feed.writeStringProperty("description", profile.description());
      feed.writeStringProperty("home_page_url", profile.publication().homePage());
      feed.writeStringProperty("feed_url",
          requireNonNullElse(url(content.archive().self()), profile.url(format())));
      // The items before these, as far back as they go.
      writeWhereKnown(feed, "next_url", url(content.archive().previous()));
      writeWhereKnown(feed, "icon", profile.image());
      writeWhereKnown(feed, "language", profile.languageOf(content));
      writeAuthors(feed, profile.publication());
      if (!content.archive().isArchived() && profile.hub() != null) {
        writeHub(feed, profile.hub());
      }
      writeExtension(feed, profile, content);
      feed.writeArrayPropertyStart("items");
      // The items follow, and the foot ends what is open here.
      feed.flush();
      return text.append('\n').toString();
    }
  }

  private static void writeAuthors(JsonGenerator feed, Title publication) {
    feed.writeArrayPropertyStart("authors");
    feed.writeStartObject();
    feed.writeStringProperty("name", publication.name());
    feed.writeStringProperty("url", publication.homePage());
    feed.writeEndObject();
    feed.writeEndArray();
  }

  private static void writeHub(JsonGenerator feed, String hub) {
    feed.writeArrayPropertyStart("hubs");
    feed.writeStartObject();
    feed.writeStringProperty("type", "WebSub");
    feed.writeStringProperty("url", hub);
    feed.writeEndObject();
    feed.writeEndArray();
  }

  private void writeExtension(JsonGenerator feed, FeedProfile profile, FeedContent content) {
    var archive = content.archive();
    feed.writeObjectPropertyStart("_newswire");
    if (archive.isArchived()) {
      feed.writeBooleanProperty("archive", true);
      feed.writeStringProperty("current_url", profile.url(format()));
    }
    writeWhereKnown(feed, "prev_archive_url", url(archive.previous()));
    writeWhereKnown(feed, "next_archive_url", url(archive.next()));
    feed.writeStringProperty("date_modified", content.feed().changedAt().toString());
    feed.writeArrayPropertyStart("deleted");
    for (var tombstone : content.tombstones()) {
      feed.writeStartObject();
      feed.writeStringProperty("id", tombstone.article().value());
      feed.writeStringProperty("date_deleted", tombstone.when().toString());
      feed.writeStringProperty("reason", tombstone.reason());
      feed.writeEndObject();
    }
    feed.writeEndArray();
    feed.writeEndObject();
  }

  private @Nullable String url(@Nullable String page) {
    return page == null ? null : page + "." + format().extension();
  }

  private static void writeWhereKnown(JsonGenerator feed, String name, @Nullable String value) {
    if (value != null) {
      feed.writeStringProperty(name, value);
    }
  }
}
