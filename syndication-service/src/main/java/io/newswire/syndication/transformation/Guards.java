package io.newswire.syndication.transformation;

import java.util.List;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Fn1;
import com.dashjoin.jsonata.Jsonata.Fn2;
import com.dashjoin.jsonata.Jsonata.Fn3;
import com.dashjoin.jsonata.Jsonata.Fn4;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.json.Json;
import io.newswire.syndication.transformation.Bounds.OutOfBounds;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of the functions of JSONata whose single call may take any time or memory, and gives
 * {@code $parseJson} for what {@code $eval} is mostly there for.
 */
final class Guards {
  static final String NO_PATTERNS = "it has a regular expression, whose time nobody can bound; the"
      + " functions for texts take plain texts, too";

  private final Bounds bounds;

  Guards(Bounds bounds) {
    this.bounds = bounds;
  }

  void stand(Frame frame) {
    Fn2<String, Object, Object> eval = (_, _) -> {
      throw new OutOfBounds("it calls $eval; $parseJson reads JSON");
    };
    Fn1<String, @Nullable Object> parseJson = text -> text == null ? null : Json.parseJson(text);
    Fn3<String, Number, String, @Nullable String> pad = this::pad;
    Fn2<List<String>, String, @Nullable String> join = this::join;
    Fn4<String, Object, Object, Number, @Nullable String> replace = this::replace;
    frame.bind("eval", Jsonata.function("eval", eval, "<sx?:x>"));
    frame.bind("parseJson", Jsonata.function("parseJson", parseJson, "<s-:x>"));
    frame.bind("pad", Jsonata.function("pad", pad, "<s-ns?:s>"));
    frame.bind("join", Jsonata.function("join", join, "<a<s>s?:s>"));
    frame.bind("replace", Jsonata.function("replace", replace, "<s-(sf)(sf)n?:s>"));
  }

  private @Nullable String pad(@Nullable String text, Number width, @Nullable String with) {
    if (text == null) {
      return null;
    }
    bounds.admit(Math.abs(width.longValue()));
    return com.dashjoin.jsonata.Functions.pad(text, width, with);
  }

  private @Nullable String join(@Nullable List<String> texts, @Nullable String between) {
    if (texts == null) {
      return null;
    }
    var separator = between == null ? "" : between;
    bounds.admit(texts.stream().mapToLong(String::length).sum()
        + (long) texts.size() * separator.length());
    return String.join(separator, texts);
  }

  /** The library takes a plain text for a regular expression where there is a limit. */
  private @Nullable String replace(@Nullable String text, Object what, Object with,
      @Nullable Number limit) {
    if (text == null) {
      return null;
    }
    if (!(what instanceof String found) || !(with instanceof String replacement)) {
      throw new OutOfBounds("$replace takes texts alone");
    }
    if (found.isEmpty() || limit != null && limit.longValue() < 0) {
      throw new OutOfBounds("$replace wants a text to replace, and a limit that is not negative");
    }
    var most = limit == null ? Long.MAX_VALUE : limit.longValue();
    var made = new StringBuilder();
    var from = 0;
    for (var at = text.indexOf(found); at >= 0 && most > 0; at = text.indexOf(found, from)) {
      made.append(text, from, at).append(replacement);
      bounds.admit(made.length());
      from = at + found.length();
      most--;
    }
    return made.append(text, from, text.length()).toString();
  }
}
