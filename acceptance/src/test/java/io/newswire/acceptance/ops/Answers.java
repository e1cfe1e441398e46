package io.newswire.acceptance.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is answered and taken as JSON, read from the records, constants and enums of the source. */
final class Answers {
  private static final Pattern RENAMED = Pattern.compile("@JsonProperty\\(\"(\\w+)\"\\).*");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
  private static final Pattern TEXT = Pattern.compile("\"(\\w+)\"");

  private Answers() {}

  /** The names that a record's components have in JSON. */
  static List<String> fields(Path type, String name) throws IOException {
    var declared = only(type, "(?s)\\brecord " + name + "\\((.*?)\\)\\s*(?:implements [^{]*)?\\{")
        // What stands within the angles of a type has commas of its own.
        .replaceAll("<[^<>]*>", "").replaceAll("<[^<>]*>", "");
    return Arrays.stream(declared.split(",")).map(String::strip)
        .filter(component -> !component.startsWith("@JsonIgnore"))
        .map(component -> {
          var renamed = RENAMED.matcher(component);
          return renamed.matches()
              ? renamed.group(1)
              : component.substring(component.lastIndexOf(' ') + 1);
        }).toList();
  }

  /** The texts of a set that is a constant. */
  static List<String> names(Path type, String constant) throws IOException {
    return TEXT.matcher(only(type, "(?s)\\b" + constant + " = Set\\.of\\((.*?)\\);")).results()
        .map(found -> found.group(1)).toList();
  }

  /** An enum's constants, as they are in JSON. */
  static List<String> choices(Path type, String name) throws IOException {
    return Arrays.stream(only(type, "(?s)\\benum " + name + " \\{([^}]*)\\}").split(","))
        .map(String::strip).map(constant -> constant.toLowerCase(Locale.ROOT)).toList();
  }

  private static String only(Path type, String pattern) throws IOException {
    var source = COMMENT.matcher(Files.readString(Path.of(type + ".java"))).replaceAll("");
    var found = Pattern.compile(pattern).matcher(source).results().toList();
    if (found.size() != 1) {
      throw new AssertionError(type + " has not one of " + pattern + " but " + found.size());
    }
    return found.getFirst().group(1);
  }
}
