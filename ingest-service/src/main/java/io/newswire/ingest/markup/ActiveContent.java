package io.newswire.ingest.markup;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;

/** Finds what would run, load or send something in the pages of those who publish the article. */
final class ActiveContent implements NodeVisitor {
  private static final int FRAME = 2; // html and body stand around every fragment
  private static final Set<String> ACTIVE = Set.of("script", "object", "embed", "applet", "param",
      "form", "input", "button", "select", "textarea", "frame", "base", "link", "portal",
      "fencedframe");
  private static final Set<String> ADDRESSES = Set.of("href", "src", "srcset", "action",
      "formaction", "xlink:href", "poster", "data", "cite", "background", "longdesc", "manifest",
      "ping", "codebase", "classid", "profile", "usemap", "icon", "lowsrc", "dynsrc",
      // an SVG animation can set a link
      "to", "from", "by", "values");
  private static final Set<String> LISTS_OF_ADDRESSES = Set.of("srcset", "values");
  private static final String SCHEME = "(?:javascript|vbscript|data|livescript|mocha):";
  private static final Pattern DANGEROUS_ADDRESS = Pattern.compile("^" + SCHEME);
  private static final Pattern DANGEROUS_LIST = Pattern.compile("(?:^|[,;])" + SCHEME);
  private static final Pattern DANGEROUS_STYLE = Pattern
      .compile("url\\(|image\\(|image-set\\(|src\\(|expression\\(|@import|behavior:|-moz-binding");
  private static final Pattern STYLE_ESCAPE = Pattern.compile("\\\\([0-9a-f]{1,6})\\s?|\\\\(.)");

  private final MarkupSettings settings;
  private final List<String> found = new ArrayList<>();
  private int depth;

  ActiveContent(MarkupSettings settings) {
    this.settings = settings;
  }

  /** What was found, in the order of the text, each with its place. */
  List<String> found() {
    return found;
  }

  /** How deep the elements nest. */
  int depth() {
    return depth;
  }

  @Override
  public void head(Node node, int level) {
    if (!(node instanceof Element element) || level == 0) {
      return;
    }
    depth = Math.max(depth, level - FRAME);
    var name = element.normalName();
    if (ACTIVE.contains(name)) {
      report(element, "has <" + name + ">");
    } else if (name.equals("meta") && element.hasAttr("http-equiv")) {
      report(element, "has <meta http-equiv>");
    } else if (name.equals("iframe")) {
      inspectFrame(element);
    } else if (name.equals("style") && isDangerousStyle(element.data())) {
      report(element, "has a style sheet that loads or runs something");
    }
    for (var attribute : element.attributes()) {
      inspect(element, attribute);
    }
  }

  private void inspect(Element element, Attribute attribute) {
    var name = attribute.getKey().toLowerCase(Locale.ROOT);
    var value = attribute.getValue();
    if (name.startsWith("on") && name.length() > 2) {
      report(element, "has the event handler " + name + " on <" + element.normalName() + ">");
    } else if (name.equals("srcdoc")) {
      report(element, "has a document within srcdoc");
    } else if (name.equals("style") && isDangerousStyle(value)) {
      report(element, "has a style that loads or runs something on <" + element.normalName() + ">");
    } else if (ADDRESSES.contains(name) && isDangerousAddress(name, value)) {
      report(element, "has a javascript:, data: or vbscript: address in " + name + " of <"
          + element.normalName() + ">");
    }
  }

  private void inspectFrame(Element frame) {
    var source = frame.absUrl("src");
    try {
      var host = new URI(source).getHost();
      if (host == null || !settings.admits(host)) {
        report(frame, "embeds a page of "
            + (host == null ? "no known host" : host) + ", which is not admitted"
            + " (newswire.ingest.markup.embed-hosts),");
      }
    } catch (URISyntaxException malformed) {
      report(frame, "has an <iframe> without a proper address");
    }
  }

  /** Browsers ignore control characters and white space in a scheme (WHATWG URL §4.4). */
  private static boolean isDangerousAddress(String attribute, String value) {
    var plain = new StringBuilder();
    value.codePoints().filter(c -> c > ' ' && !Character.isSpaceChar(c) && c != 0xFFFD)
        .map(Character::toLowerCase)
        .forEach(plain::appendCodePoint);
    return (LISTS_OF_ADDRESSES.contains(attribute) ? DANGEROUS_LIST : DANGEROUS_ADDRESS)
        .matcher(plain).find();
  }

  /** CSS Syntax §4.3.7: escapes and comments can hide any word. */
  private static boolean isDangerousStyle(String style) {
    var plain = STYLE_ESCAPE.matcher(
        style.toLowerCase(Locale.ROOT).replaceAll("(?s)/\\*.*?\\*/", ""))
        .replaceAll(escape -> Matcher.quoteReplacement(escape.group(1) == null
            ? escape.group(2)
            : character(Integer.parseInt(escape.group(1), 16))));
    return DANGEROUS_STYLE.matcher(plain.toLowerCase(Locale.ROOT).replaceAll("\\s", "")).find();
  }

  private static String character(int codePoint) {
    return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : "";
  }

  private void report(Element element, String what) {
    var place = element.sourceRange();
    if (!place.isTracked() || place.start().pos() < 0) {
      found.add(what + "; remove it.");
      return;
    }
    var line = place.start().lineNumber();
    var column = place.start().columnNumber() - (line == 1 ? HtmlSanitizer.BODY.length() : 0);
    found.add(what + " at line " + line + ", column " + column + "; remove it.");
  }
}
