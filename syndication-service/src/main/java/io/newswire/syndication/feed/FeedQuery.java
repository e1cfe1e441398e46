package io.newswire.syndication.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import io.newswire.syndication.filter.Filter;
import io.newswire.syndication.filter.FilterReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a feed by query asks for.
 *
 * @param written the query with its question mark, in one form whatever the order in which it was asked
 * @param title for people
 * @param words null where it asks for none
 */
record FeedQuery(String written, String title, @Nullable String words, Filter filter) {
  /** By the names of the filters' fields; {@code q} is what all search engines call the words. */
  private static final Map<String, String> FIELDS = Map.of("q", "text", "section", "section",
      "subject", "subject", "contentType", "contentType", "language", "language", "author",
      "author", "place", "place", "keyword", "keyword", "publication", "publication", "urgency",
      "urgency");
  private static final Set<String> SINGLE = Set.of("q", "urgency");
  private static final int MOST_VALUES = 10;
  private static final Pattern URGENCY = Pattern.compile("([1-8])(?:-([1-8]))?");

  /**
   * @param parameters of the request
   * @throws InvalidRequest that names everything that is wrong
   */
  static FeedQuery of(Map<String, List<String>> parameters) {
    var errors = new ArrayList<FieldError>();
    var filter = JsonNodeFactory.instance.objectNode();
    var sorted = new TreeMap<>(parameters);
    sorted.forEach((name, values) -> put(filter, name, values, errors));
    if (parameters.isEmpty()) {
      errors.add(new FieldError("/q", "or another of " + names() + " must be given"));
    }
    var read = FilterReader.read(filter, "", error -> errors.add(named(error)));
    if (!errors.isEmpty()) {
      throw new InvalidRequest(HttpStatus.BAD_REQUEST, errors);
    }
    var words = sorted.get("q");
    return new FeedQuery(written(sorted), title(sorted), words == null ? null : words.getFirst(),
        read);
  }

  private static void put(ObjectNode filter, String name, List<String> values,
      List<FieldError> errors) {
    var field = FIELDS.get(name);
    if (field == null) {
      errors.add(new FieldError("/" + name, "is not known here; there are " + names()));
    } else if (values.size() > (SINGLE.contains(name) ? 1 : MOST_VALUES)) {
      errors.add(new FieldError("/" + name, SINGLE.contains(name)
          ? "must be given once"
          : "must be given " + MOST_VALUES + " times at most"));
    } else if (name.equals("urgency")) {
      urgency(filter, values.getFirst(), errors);
    } else if (SINGLE.contains(name)) {
      filter.put(field, values.getFirst());
    } else {
      values.forEach(filter.withArray("/" + field)::add);
    }
  }

  private static void urgency(ObjectNode filter, String text, List<FieldError> errors) {
    var asked = URGENCY.matcher(text);
    if (!asked.matches()) {
      errors.add(new FieldError("/urgency", "must be 1 to 8, or a span such as 1-3"));
      return;
    }
    var to = asked.group(2) == null ? asked.group(1) : asked.group(2);
    filter.putObject("urgency").put("from", Integer.parseInt(asked.group(1)))
        .put("to", Integer.parseInt(to));
  }

  private static FieldError named(FieldError error) {
    return error.pointer().equals("/text") ? new FieldError("/q", error.detail()) : error;
  }

  private static String names() {
    return String.join(", ", FIELDS.keySet().stream().sorted().toList());
  }

  private static String written(TreeMap<String, List<String>> parameters) {
    var pairs = new ArrayList<String>();
    parameters.forEach((name, values) -> values.stream().sorted().forEach(
        value -> pairs.add(name + "=" + UriUtils.encode(value, UTF_8))));
    return "?" + String.join("&", pairs);
  }

  private static String title(TreeMap<String, List<String>> parameters) {
    return String.join(", ", parameters.entrySet().stream()
        .map(asked -> asked.getKey().equals("q")
            ? asked.getValue().getFirst()
            : asked.getKey() + " " + String.join(" or ", asked.getValue()))
        .toList());
  }
}
