package io.newswire.ingest.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What stands in the editor's fields, as text: it is shown again as it was sent, whatever is wrong with
 * it.
 *
 * @param fields by name, those that are there once
 */
public record Writing(Map<String, String> fields, List<Person> people, List<Picture> pictures) {
  private static final String YES = "yes";

  public Writing {
    fields = Map.copyOf(fields);
    people = List.copyOf(people);
    pictures = List.copyOf(pictures);
  }

  /** Somebody with a share in the article. */
  public record Person(String name, String role) {}

  /** A picture; {@code syndication} is yes or no. */
  public record Picture(String url, String alt, String caption, String credit, String role,
      String syndication) {

    boolean isForPartners() {
      return YES.equals(syndication);
    }
  }

  /** A new article. */
  static Writing blank(String contentType) {
    return new Writing(Map.of("contentType", contentType, "language", "en", "bodyFormat",
        "markdown", "once", UUID.randomUUID().toString()), List.of(), List.of());
  }

  static Writing of(MultiValueMap<String, String> form) {
    var fields = new HashMap<String, String>();
    form.forEach((name, values) -> {
      if (!name.startsWith("person.") && !name.startsWith("picture.")) {
        fields.put(name, values.getFirst());
      }
    });
    return new Writing(fields, people(form), pictures(form));
  }

  private static List<Person> people(MultiValueMap<String, String> form) {
    var people = new ArrayList<Person>();
    for (var at = 0; at < form.getOrDefault("person.name", List.of()).size(); at++) {
      var name = value(form, "person.name", at);
      if (!name.isEmpty()) {
        people.add(new Person(name, value(form, "person.role", at)));
      }
    }
    return people;
  }

  private static List<Picture> pictures(MultiValueMap<String, String> form) {
    var pictures = new ArrayList<Picture>();
    for (var at = 0; at < form.getOrDefault("picture.url", List.of()).size(); at++) {
      var url = value(form, "picture.url", at);
      if (!url.isEmpty()) {
        pictures.add(new Picture(url, value(form, "picture.alt", at),
            value(form, "picture.caption", at), value(form, "picture.credit", at),
            value(form, "picture.role", at), value(form, "picture.syndication", at)));
      }
    }
    return pictures;
  }

  private static String value(MultiValueMap<String, String> form, String name, int at) {
    var values = form.getOrDefault(name, List.of());
    var value = at < values.size() ? values.get(at) : null;
    return value == null ? "" : value.strip();
  }

  /** What stands in the field; empty where nothing does. */
  public String value(String name) {
    return fields.getOrDefault(name, "");
  }

  /** The article's id; null for one that is new. */
  public @Nullable String id() {
    var id = value("id");
    return id.isBlank() ? null : id;
  }

  /** The revision that was opened; 0 for a new article. */
  public long revision() {
    var text = value("revision");
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }
}
