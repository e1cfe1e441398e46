package io.newswire.ingest.markup;

import org.jsoup.safety.Safelist;

/** The elements and attributes that an article may have: structure and meaning, no looks. */
final class AllowedMarkup {
  private AllowedMarkup() {}

  static Safelist safelist() {
    return new Safelist()
        .addTags("h2", "h3", "h4", "h5", "h6", "p", "div", "section", "aside", "hr", "br", "wbr")
        .addTags("ul", "ol", "li", "dl", "dt", "dd")
        .addTags("blockquote", "q", "cite", "figure", "figcaption", "img", "iframe")
        .addTags("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td")
        .addTags("a", "em", "strong", "b", "i", "u", "s", "small", "mark", "sub", "sup", "del",
            "ins", "code", "pre", "kbd", "samp", "var", "abbr", "dfn", "time", "span")
        .addTags("bdi", "bdo", "ruby", "rb", "rt", "rtc", "rp", "details", "summary")
        .addAttributes(":all", "dir", "lang", "title")
        .addAttributes("a", "href", "hreflang")
        .addAttributes("blockquote", "cite")
        .addAttributes("q", "cite")
        .addAttributes("del", "cite", "datetime")
        .addAttributes("ins", "cite", "datetime")
        .addAttributes("time", "datetime")
        .addAttributes("ol", "start", "reversed", "type")
        .addAttributes("li", "value")
        .addAttributes("img", "src", "alt", "width", "height")
        .addAttributes("iframe", "src", "width", "height", "allowfullscreen")
        .addAttributes("colgroup", "span")
        .addAttributes("col", "span")
        .addAttributes("th", "abbr", "scope", "colspan", "rowspan")
        .addAttributes("td", "colspan", "rowspan")
        .addProtocols("a", "href", "http", "https", "mailto", "tel")
        .addProtocols("blockquote", "cite", "http", "https")
        .addProtocols("q", "cite", "http", "https")
        .addProtocols("del", "cite", "http", "https")
        .addProtocols("ins", "cite", "http", "https")
        .addProtocols("img", "src", "http", "https")
        .addProtocols("iframe", "src", "https");
  }
}
