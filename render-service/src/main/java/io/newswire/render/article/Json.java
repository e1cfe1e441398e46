package io.newswire.render.article;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.util.RawValue;

/**
 * JSON objects whose properties keep the order in which they were given, so that the same revision is
 * the same bytes whichever copy rendered it. What has no value is left out.
 */
public final class Json {
  private Json() {}

  /** An object of pairs of name and value. */
  public static Map<String, Object> object(@Nullable Object... namesAndValues) {
    var object = new LinkedHashMap<String, Object>();
    for (var at = 0; at < namesAndValues.length; at += 2) {
      put(object, String.valueOf(namesAndValues[at]), namesAndValues[at + 1]);
    }
    return object;
  }

  /** Adds a property, unless it is null or an empty list. */
  public static void put(Map<String, Object> object, String name, @Nullable Object value) {
    if (value != null && !(value instanceof Collection<?> list && list.isEmpty())) {
      object.put(name, value);
    }
  }

  /** The story's fragment as a value: quoted once for all the formats that carry it. */
  public static Object fragment(Story story) {
    return new RawValue(story.once(Json.class, () -> '"'
        + String.valueOf(JsonStringEncoder.getInstance().quoteAsCharArray(story.fragment()))
        + '"'));
  }

  /** A moment and the like as text; null stays null. */
  public static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
