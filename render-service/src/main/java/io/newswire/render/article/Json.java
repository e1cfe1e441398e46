package io.newswire.render.article;

import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.newswire.render.markup.Page;
import io.newswire.render.markup.Quotes;
import org.jspecify.annotations.Nullable;

/**
 * Writes a JSON object: its properties keep the order in which they were given, so that the same
 * revision is the same bytes whichever copy rendered it. What has no value is left out.
 */
public final class Json {
  private static final Story.Once<String> QUOTED_FRAGMENT = new Story.Once<>();

  private final Page page;
  private final StringBuilder out;
  private final UnaryOperator<String> names;

  private Json(Page page, UnaryOperator<String> names) {
    this.page = page;
    this.out = page.text();
    this.names = names;
  }

  /** An object as a text of its own. */
  public static String write(Story story, Consumer<Json> properties) {
    return write(story, UnaryOperator.identity(), properties);
  }

  /**
   * An object as a text of its own.
   *
   * @param names what a property's name becomes; nothing in it needs an escape
   */
  public static String write(Story story, UnaryOperator<String> names, Consumer<Json> properties) {
    return story.write(page -> new Json(page, names).object(properties));
  }

  /** An object that is the same for every article, to be {@link #raw written} into each. */
  public static String constant(Consumer<Json> properties) {
    var page = new Page(256);
    new Json(page, UnaryOperator.identity()).object(properties);
    return page.take();
  }

  /** A string, or what needs no quotes: a number, true or false; nothing where there is no value. */
  public Json put(String name, @Nullable Object value) {
    if (value instanceof Number || value instanceof Boolean) {
      name(name);
      out.append(value);
    } else if (value != null) {
      name(name);
      Quotes.append(out, value.toString());
    }
    return this;
  }

  /** JSON that is written already. */
  public Json raw(String name, String json) {
    name(name);
    page.paste(json);
    return this;
  }

  /** The story's fragment: quoted once for all the formats that carry it. */
  public Json fragment(String name, Story story) {
    return raw(name, story.once(QUOTED_FRAGMENT, () -> Quotes.quoted(story.fragment())));
  }

  /** An object, empty or not. */
  public Json object(String name, Consumer<Json> properties) {
    name(name);
    object(properties);
    return this;
  }

  /** An object for each of the values; nothing where there are none. */
  public <T> Json objects(String name, Collection<T> values, BiConsumer<Json, T> properties) {
    return values.isEmpty() ? this : array(name, values, properties);
  }

  /** An object for each of the values, or an empty array. */
  public <T> Json array(String name, Collection<T> values, BiConsumer<Json, T> properties) {
    return array(name, objects -> values
        .forEach(value -> objects.add(object -> properties.accept(object, value))));
  }

  /** An array of what is {@link #add added} to it. */
  public Json array(String name, Consumer<Json> objects) {
    name(name);
    out.append('[');
    objects.accept(this);
    out.append(']');
    return this;
  }

  /** The next object of an array. */
  public Json add(Consumer<Json> properties) {
    comma('[');
    object(properties);
    return this;
  }

  /** An array of strings; nothing where there are none. */
  public Json strings(String name, List<String> values) {
    if (!values.isEmpty()) {
      name(name);
      out.append('[');
      for (var value : values) {
        comma('[');
        Quotes.append(out, value);
      }
      out.append(']');
    }
    return this;
  }

  private void object(Consumer<Json> properties) {
    out.append('{');
    properties.accept(this);
    out.append('}');
  }

  private void name(String name) {
    comma('{');
    out.append('"').append(names.apply(name)).append("\":");
  }

  /** Parts what follows from what stands before it, unless that is the bracket that opened. */
  private void comma(char bracket) {
    if (out.isEmpty() || out.charAt(out.length() - 1) != bracket) {
      out.append(',');
    }
  }
}
