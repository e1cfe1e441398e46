package io.newswire.syndication.filter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * IPTC's tree of media topics (https://iptc.org/standards/media-topics/): whoever asks for a topic asks
 * for what stands below it too.
 */
@Component
public final class MediaTopics {
  private static final Logger log = LoggerFactory.getLogger(MediaTopics.class);
  private static final String SCHEME = "http://cv.iptc.org/newscodes/mediatopic/";
  private static final String ALIAS = "medtop:";
  private static final Pattern BARE_CODE = Pattern.compile("[0-9]{8}");
  private static final Pattern LINE = Pattern.compile("(\\S+)\\s+(\\S+)(\\s.*)?");

  /** Codes that stand above each code, of all levels. */
  private final Map<String, Set<String>> above;

  @Autowired
  MediaTopics(FilterSettings settings) {
    this(read(settings));
  }

  private MediaTopics(Map<String, String> broader) {
    var all = new HashMap<String, Set<String>>();
    broader.keySet().forEach(code -> all.put(code, above(code, broader)));
    this.above = Map.copyOf(all);
  }

  /** A tree from text in one of the two forms of docs/filters.md. */
  static MediaTopics of(String text) {
    return new MediaTopics(parse(text));
  }

  /** The code as it is compared: media topics by IPTC's alias, however they are written. */
  static String normal(String code) {
    var text = code.strip();
    if (text.startsWith(SCHEME)) {
      return ALIAS + text.substring(SCHEME.length());
    }
    return BARE_CODE.matcher(text).matches() ? ALIAS + text : text.toLowerCase(Locale.ROOT);
  }

  /** The code and all that it falls under. */
  Set<String> upwards(String code) {
    var known = normal(code);
    var codes = new HashSet<>(above.getOrDefault(known, Set.of()));
    codes.add(known);
    return codes;
  }

  private static Set<String> above(String code, Map<String, String> broader) {
    var found = new HashSet<String>();
    for (var one = broader.get(code); one != null && found.add(one); one = broader.get(one)) {
      // A circle ends where it began.
    }
    return Set.copyOf(found);
  }

  private static Map<String, String> read(FilterSettings settings) {
    var file = settings.mediaTopicsFile();
    try (var text = file == null || file.toString().isEmpty()
        ? excerpt()
        : Files.newInputStream(file)) {
      var broader = parse(new String(text.readAllBytes(), UTF_8));
      log.info("{} media topics with a broader one, from {}", broader.size(),
          file == null || file.toString().isEmpty() ? "our excerpt" : file);
      return broader;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The media topics cannot be read: " + file, unreadable);
    }
  }

  private static InputStream excerpt() throws IOException {
    var excerpt = MediaTopics.class.getResourceAsStream("media-topics.txt");
    if (excerpt == null) {
      throw new IOException("media-topics.txt is missing");
    }
    return excerpt;
  }

  private static Map<String, String> parse(String text) {
    return text.stripLeading().startsWith("{")
        ? ofIptc(new JsonMapper().readTree(text))
        : ofLines(text);
  }

  /** As IPTC publishes it: {@code conceptSet} with {@code qcode} and {@code broader}. */
  private static Map<String, String> ofIptc(JsonNode scheme) {
    var broader = new HashMap<String, String>();
    for (var concept : scheme.path("conceptSet")) {
      var parent = concept.path("broader").path(0).asString("");
      if (!parent.isEmpty()) {
        broader.put(normal(concept.path("qcode").asString("")), normal(parent));
      }
    }
    return broader;
  }

  /** A line a topic: its code, the code above it, and anything. */
  private static Map<String, String> ofLines(String text) {
    var broader = new HashMap<String, String>();
    text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(line -> {
          var topic = LINE.matcher(line);
          if (!topic.matches()) {
            throw new IllegalArgumentException("Not a media topic: " + line);
          }
          broader.put(normal(topic.group(1)), normal(topic.group(2)));
        });
    return broader;
  }
}
