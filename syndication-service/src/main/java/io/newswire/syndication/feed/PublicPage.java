package io.newswire.syndication.feed;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

/** A page for everybody: no session, no script, nothing from elsewhere, the same bytes for all. */
final class PublicPage {
  static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  private PublicPage() {}

  /**
   * @param title as text; the other two are markup
   * @param links what stands in the head
   */
  static String of(String title, String links, String body) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        %s
        <style>
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; \
        padding: 0 1rem }
        li { margin: .5rem 0 }
        </style>
        </head>
        <body>
        %s
        </body>
        </html>
        """.formatted(htmlEscape(title, "UTF-8"), links.strip(), body.strip());
  }

  /** How feed readers find a feed, given a page's address. */
  static String autodiscovery(FeedFormat format, String title, String url) {
    return "<link rel=\"alternate\" type=\"%s\" title=\"%s\" href=\"%s\">".formatted(
        format.mediaType(), htmlEscape(title, "UTF-8"), htmlEscape(url, "UTF-8"));
  }

  static String link(String url, String text) {
    return "<a href=\"%s\">%s</a>".formatted(htmlEscape(url, "UTF-8"), htmlEscape(text, "UTF-8"));
  }
}
