package io.newswire.ingest.tongue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.regex.Pattern;

import io.newswire.platform.markdown.FrontMatter;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Markdown whose front matter holds our fields in YAML. A heading that opens it is the headline. */
@Component
final class MarkdownTongue implements Tongue {
  private static final Pattern TITLE = Pattern.compile(
      "\\A\\s*# +(?<title>[^\\n]+)\\n(?<rest>.*)\\z",
      Pattern.DOTALL);
  private static final YAMLMapper YAML = new YAMLMapper();

  @Override
  public List<String> mediaTypes() {
    return List.of(MediaTypes.MARKDOWN);
  }

  @Override
  public ObjectNode toArticle(byte[] content) {
    var found = FrontMatter.of(new String(content, UTF_8));
    if (found == null) {
      throw Draft
          .malformed("Markdown needs front matter: a line '---', the fields in YAML (headline"
              + " and language at least), and a line '---'.");
    }
    var article = fields(found.fields());
    var body = found.body();
    var title = TITLE.matcher(body);
    if (!article.has("headline") && title.matches()) {
      article.put("headline", title.group("title").strip());
      body = title.group("rest").strip();
    }
    article.put("bodyMarkdown", body);
    return article;
  }

  private static ObjectNode fields(String yaml) {
    try {
      if (YAML.readTree(yaml) instanceof ObjectNode article) {
        return article;
      }
    } catch (JacksonException malformed) {
      throw Draft.malformed("The front matter is not YAML, at its line "
          + malformed.getLocation().getLineNr() + ": " + malformed.getOriginalMessage());
    }
    throw Draft.malformed("The front matter holds no fields.");
  }
}
