package io.newswire.syndication.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.publication.Publications;
import io.newswire.syndication.feed.SavedFeed.State;
import io.newswire.syndication.filter.Filter;
import io.newswire.syndication.filter.FilterReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a feed's definition, from the API or from the file, and collects everything that is wrong with it. */
final class SavedFeedReader {
  private static final int LONGEST_TEXT = 500;
  private static final int LONGEST_TTL = 7 * 24 * 60;
  private static final int LONGEST_DELAY = 90 * 24 * 60;
  private static final Set<String> FIELDS = Set.of("name", "title", "description", "filter",
      "pageSize", "image", "ttlMinutes", "language", "publication", "formats", "access",
      "earlyAccess", "delayMinutes", "state", "movedTo");
  private static final Map<String, State> STATES = Map.of("open", State.OPEN, "closed",
      State.CLOSED, "moved", State.MOVED);
  private static final Map<String, Boolean> ACCESS = Map.of("public", false, "private", true);

  private final DefinitionFields fields;
  private final @Nullable SavedFeed before;
  private final Publications publications;

  /** @param before what fields are to have that are not there; null: what they have by default */
  private SavedFeedReader(DefinitionFields fields, @Nullable SavedFeed before,
      Publications publications) {
    this.fields = fields;
    this.before = before;
    this.publications = publications;
  }

  /**
   * The definition; null where anything is wrong with it.
   *
   * @param at where it stands in what was sent, a JSON Pointer
   */
  static @Nullable SavedFeed read(JsonNode body, String at, @Nullable SavedFeed before,
      boolean declared, Publications publications, Consumer<FieldError> errors) {
    var found = new ArrayList<FieldError>();
    var fields = new DefinitionFields(body, at, found::add);
    var feed = fields.areAnObject()
        ? new SavedFeedReader(fields, before, publications).feed(declared, at, found)
        : null;
    found.forEach(errors);
    return feed;
  }

  private @Nullable SavedFeed feed(boolean declared, String at, List<FieldError> found) {
    fields.mustBeAmong(FIELDS);
    var name = name();
    var title = fields.text("title", before == null ? null : before.title(), LONGEST_TEXT);
    var description = fields.optional("description", before == null ? null : before.description(),
        text -> text.length() <= LONGEST_TEXT, "must be a text of at most " + LONGEST_TEXT
            + " characters");
    var filter = filter(at, found);
    var pageSize = fields.number("pageSize",
        before == null ? FeedContents.PAGE : before.pageSize(), 1, SavedFeed.LARGEST_PAGE);
    var image = fields.optional("image", before == null ? null : before.image(),
        DefinitionFields::isUrl, "must be an absolute http or https URL");
    var ttl = timeToLive();
    var language = fields.optional("language", before == null ? null : before.language(),
        DefinitionFields::isLanguage, "must be a BCP 47 language tag, such as en or pt-BR");
    var publication = publication();
    var formats = formats();
    var isPrivate = fields.choice("access", before != null && before.isPrivate(), ACCESS);
    var delay = fields.number("delayMinutes", before == null ? 0 : before.delayMinutes(), 0,
        LONGEST_DELAY);
    var early = earlyAccess(isPrivate, delay);
    var state = fields.choice("state", before == null ? State.OPEN : before.state(), STATES);
    var movedTo = movedTo(state, name);
    return found.isEmpty() && name != null
        ? new SavedFeed(name, title, description, filter, pageSize, image, ttl, language,
            publication, formats, isPrivate, early, delay, state, movedTo, declared)
        : null;
  }

  private @Nullable FeedName name() {
    var name = fields.get("name");
    if (before != null) {
      if (!name.isMissingNode() && !name.asString("").equals(before.name().value())) {
        fields.wrong("name", "cannot change; make another feed, and let this one move to it");
      }
      return before.name();
    }
    var text = name.isString() ? name.asString() : "";
    if (!FeedName.isSlug(text) || FeedName.isReserved(text)) {
      fields.wrong("name", "must be 1 to 100 of a-z, 0-9 and '-', and neither latest nor search");
      return null;
    }
    return new FeedName(text);
  }

  private Filter filter(String at, List<FieldError> found) {
    return fields.has("filter") || before == null
        ? FilterReader.read(fields.get("filter"), at + "/filter", found::add)
        : before.filter();
  }

  private @Nullable Integer timeToLive() {
    if (!fields.has("ttlMinutes")) {
      return before == null ? null : before.ttlMinutes();
    }
    return fields.get("ttlMinutes").isNull()
        ? null
        : Integer.valueOf(fields.number("ttlMinutes", 1, 1, LONGEST_TTL));
  }

  private String publication() {
    var slug = fields.has("publication")
        ? fields.get("publication").asString("")
        : before == null ? Publications.DEFAULT : before.publication();
    if (publications.find(slug) == null) {
      fields.wrong("publication", "must be one of " + publications.publications().keySet().stream()
          .sorted().collect(Collectors.joining(", ")));
    }
    return slug;
  }

  private List<FeedFormat> formats() {
    var list = fields.get("formats");
    if (list.isMissingNode()) {
      return before == null ? FeedFormat.forReaders() : before.formats();
    }
    var formats = new ArrayList<FeedFormat>();
    for (var extension : list) {
      var format = FeedFormat.ofExtension(extension.asString(""));
      if (format != null && !formats.contains(format)) {
        formats.add(format);
      }
    }
    if (!list.isArray() || list.isEmpty() || formats.size() != list.size()) {
      fields.wrong("formats", "must be a list of " + Arrays.stream(FeedFormat.values())
          .map(FeedFormat::extension).collect(Collectors.joining(", ")) + ", each once");
    }
    return formats;
  }

  private boolean earlyAccess(boolean isPrivate, int delayMinutes) {
    var early = fields.flag("earlyAccess", before != null && before.earlyAccess());
    if (early && (!isPrivate || delayMinutes > 0)) {
      fields.wrong("earlyAccess",
          "is for private feeds without a delay: set \"access\" to 'private', and no delayMinutes");
    }
    return early;
  }

  private @Nullable FeedName movedTo(State state, @Nullable FeedName name) {
    var target = fields.get("movedTo");
    if (state != State.MOVED) {
      if (!target.isMissingNode() && !target.isNull()) {
        fields.wrong("movedTo", "is for feeds whose state is 'moved'");
      }
      return null;
    }
    if (target.isMissingNode() && before != null && before.movedTo() != null) {
      return before.movedTo();
    }
    var text = target.isString() ? target.asString() : "";
    if (!FeedName.isSlug(text) || name != null && text.equals(name.value())) {
      fields.wrong("movedTo", "must be the name of another feed");
      return null;
    }
    return new FeedName(text);
  }
}
