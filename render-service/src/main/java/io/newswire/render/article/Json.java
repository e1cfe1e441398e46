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
  private static final Story.Once<String> QUOTED_FRAGMENT = new Story.Once<>();
  private static final int ASCII = 128;
  private static final @Nullable String[] ESCAPES = escapes();

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
    return new RawValue(story.once(QUOTED_FRAGMENT, () -> quoted(story.fragment())));
  }

  /** What needs no escape, which is most of it, is copied in runs. */
  private static String quoted(String text) {
    var result = new StringBuilder(text.length() + text.length() / 8 + 16).append('"');
    var copied = 0;
    for (var index = 0; index < text.length(); index++) {
      var character = text.charAt(index);
      var escape = character < ASCII ? ESCAPES[character] : null;
      if (escape != null) {
        result.append(text, copied, index).append(escape);
        copied = index + 1;
      }
    }
    return result.append(text, copied, text.length()).append('"').toString();
  }

  /** As Jackson escapes; null for what stands for itself. */
  private static @Nullable String[] escapes() {
    var escapes = new @Nullable String[ASCII];
    for (var character = 0; character < ASCII; character++) {
      var text = Character.toString(character);
      var quoted = new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
      escapes[character] = quoted.equals(text) ? null : quoted;
    }
    return escapes;
  }

  /** A moment and the like as text; null stays null. */
  public static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
