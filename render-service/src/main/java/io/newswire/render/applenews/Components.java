package io.newswire.render.applenews;

import io.newswire.render.article.Json;
import org.jspecify.annotations.Nullable;

/** The article's components, in their order. */
final class Components {
  private final Json components;

  Components(Json components) {
    this.components = components;
  }

  /** Words as they are. */
  void text(String role, String text, String layout, @Nullable String textStyle) {
    components.add(component -> text(component, role, text, layout).put("textStyle", textStyle));
  }

  /** What readers must have seen. */
  void notice(String text) {
    components.add(component -> text(component, "body", text, "notice")
        .put("textStyle", "notice").put("style", "notice"));
  }

  /** Words with the few elements that Apple allows within them. */
  void html(String role, String html) {
    components.add(component -> text(component, role, html, "body").put("format", "html"));
  }

  void photo(String url, String caption, @Nullable String alternative) {
    components.add(photo -> photo.put("role", "photo").put("URL", url).put("layout", "full")
        .put("caption", caption.isEmpty() ? null : caption)
        .put("accessibilityCaption",
            alternative == null || alternative.isBlank() ? null : alternative));
  }

  void table(String html) {
    components.add(table -> table.put("role", "htmltable").put("html", html)
        .put("layout", "full"));
  }

  void divider() {
    components.add(divider -> divider.put("role", "divider").put("layout", "body"));
  }

  private static Json text(Json component, String role, String text, String layout) {
    return component.put("role", role).put("text", text).put("layout", layout);
  }
}
