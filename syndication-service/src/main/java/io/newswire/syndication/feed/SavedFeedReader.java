package io.newswire.syndication.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.publication.Publications;
import io.newswire.syndication.feed.SavedFeed.State;
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
      "delayMinutes", "state", "movedTo");

  private final JsonNode body;
  private final String at;
  private final @Nullable SavedFeed before;
  private final Publications publications;
  private final Consumer<FieldError> errors;

  /**
   * @param at where it stands in what was sent, a JSON Pointer
   * @param before what fields are to have that are not there; null: what they have by default
   */
  private SavedFeedReader(JsonNode body, String at, @Nullable SavedFeed before,
      Publications publications, Consumer<FieldError> errors) {
    this.body = body;
    this.at = at;
    this.before = before;
    this.publications = publications;
    this.errors = errors;
  }

  /** The definition; null where anything is wrong with it. */
  static @Nullable SavedFeed read(JsonNode body, String at, @Nullable SavedFeed before,
      boolean declared, Publications publications, Consumer<FieldError> errors) {
    var found = new ArrayList<FieldError>();
    var reader = new SavedFeedReader(body, at, before, publications, found::add);
    var feed = reader.feed(declared, found);
    found.forEach(errors);
    return feed;
  }

  private @Nullable SavedFeed feed(boolean declared, List<FieldError> found) {
    if (!body.isObject()) {
      errors.accept(new FieldError(at, "must be an object"));
      return null;
    }
    body.propertyNames().stream().filter(name -> !FIELDS.contains(name))
        .forEach(name -> wrong(name, "is not known here; there are "
            + String.join(", ", FIELDS.stream().sorted().toList())));
    var name = name();
    var title = title();
    var description = optional("description", before == null ? null : before.description(),
        text -> text.length() <= LONGEST_TEXT, "must be a text of at most " + LONGEST_TEXT
            + " characters");
    var filter = body.has("filter") || before == null
        ? FilterReader.read(body.path("filter"), at + "/filter", errors)
        : before.filter();
    var pageSize = number("pageSize", before == null ? FeedContents.PAGE : before.pageSize(),
        SavedFeed.LARGEST_PAGE);
    var image = optional("image", before == null ? null : before.image(),
        SavedFeedReader::isUrl, "must be an absolute http or https URL");
    var ttl = body.path("ttlMinutes").isNull() || !body.has("ttlMinutes") && before == null
        ? null
        : number("ttlMinutes", before == null ? null : before.ttlMinutes(), LONGEST_TTL);
    var language = optional("language", before == null ? null : before.language(),
        SavedFeedReader::isLanguage, "must be a BCP 47 language tag, such as en or pt-BR");
    var publication = publication();
    var formats = formats();
    var isPrivate = isPrivate();
    var delay = delay();
    var state = state();
    var movedTo = movedTo(state, name);
    return found.isEmpty() && name != null && pageSize != null
        ? new SavedFeed(name, title, description, filter, pageSize, image, ttl, language,
            publication, formats, isPrivate, delay, state, movedTo, declared)
        : null;
  }

  private void wrong(String field, String detail) {
    errors.accept(new FieldError(at + "/" + field, detail));
  }

  private @Nullable FeedName name() {
    var name = body.path("name");
    if (before != null) {
      if (!name.isMissingNode() && !name.asString("").equals(before.name().value())) {
        wrong("name", "cannot change; make another feed, and let this one move to it");
      }
      return before.name();
    }
    var text = name.isString() ? name.asString() : "";
    if (!FeedName.isSlug(text) || FeedName.isReserved(text)) {
      wrong("name", "must be 1 to 100 of a-z, 0-9 and '-', and neither latest nor search");
      return null;
    }
    return new FeedName(text);
  }

  private String title() {
    if (!body.has("title") && before != null) {
      return before.title();
    }
    var title = body.path("title");
    if (!title.isString() || title.asString().isBlank()
        || title.asString().length() > LONGEST_TEXT) {
      wrong("title", "must be a text of 1 to " + LONGEST_TEXT + " characters");
      return "";
    }
    return title.asString().strip();
  }

  private @Nullable String optional(String field, @Nullable String otherwise,
      Predicate<String> fits, String rule) {
    var value = body.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (value.isNull()) {
      return null;
    }
    if (!value.isString() || value.asString().isBlank() || !fits.test(value.asString())) {
      wrong(field, rule);
      return null;
    }
    return value.asString();
  }

  private @Nullable Integer number(String field, @Nullable Integer otherwise, int most) {
    var value = body.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isInt() || value.asInt() < 1 || value.asInt() > most) {
      wrong(field, "must be a whole number of 1 to " + most);
      return null;
    }
    return value.asInt();
  }

  private String publication() {
    var slug = body.has("publication")
        ? body.path("publication").asString("")
        : before == null ? Publications.DEFAULT : before.publication();
    if (publications.find(slug) == null) {
      wrong("publication", "must be one of " + publications.publications().keySet().stream()
          .sorted().collect(Collectors.joining(", ")));
    }
    return slug;
  }

  private List<FeedFormat> formats() {
    var list = body.path("formats");
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
      wrong("formats", "must be a list of " + Arrays.stream(FeedFormat.values())
          .map(FeedFormat::extension).collect(Collectors.joining(", ")) + ", each once");
    }
    return formats;
  }

  private boolean isPrivate() {
    if (!body.has("access")) {
      return before != null && before.isPrivate();
    }
    return switch (body.path("access").asString("")) {
      case "public" -> false;
      case "private" -> true;
      default -> {
        wrong("access", "must be 'public' or 'private'");
        yield true;
      }
    };
  }

  private int delay() {
    var delay = body.path("delayMinutes");
    if (delay.isMissingNode()) {
      return before == null ? 0 : before.delayMinutes();
    }
    if (!delay.isInt() || delay.asInt() < 0 || delay.asInt() > LONGEST_DELAY) {
      wrong("delayMinutes", "must be a whole number of 0 to " + LONGEST_DELAY);
      return 0;
    }
    return delay.asInt();
  }

  private State state() {
    if (!body.has("state")) {
      return before == null ? State.OPEN : before.state();
    }
    return switch (body.path("state").asString("")) {
      case "open" -> State.OPEN;
      case "closed" -> State.CLOSED;
      case "moved" -> State.MOVED;
      default -> {
        wrong("state", "must be 'open', 'closed' or 'moved'");
        yield State.OPEN;
      }
    };
  }

  private @Nullable FeedName movedTo(State state, @Nullable FeedName name) {
    var target = body.path("movedTo");
    if (state != State.MOVED) {
      if (!target.isMissingNode() && !target.isNull()) {
        wrong("movedTo", "is for feeds whose state is 'moved'");
      }
      return null;
    }
    if (target.isMissingNode() && before != null && before.movedTo() != null) {
      return before.movedTo();
    }
    var text = target.isString() ? target.asString() : "";
    if (!FeedName.isSlug(text) || name != null && text.equals(name.value())) {
      wrong("movedTo", "must be the name of another feed");
      return null;
    }
    return new FeedName(text);
  }

  private static boolean isUrl(String text) {
    try {
      var url = new URI(text);
      return url.getHost() != null
          && Set.of("http", "https").contains(url.getScheme().toLowerCase(Locale.ROOT));
    } catch (URISyntaxException illFormed) {
      return false;
    }
  }

  private static boolean isLanguage(String tag) {
    try {
      return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException illFormed) {
      return false;
    }
  }
}
