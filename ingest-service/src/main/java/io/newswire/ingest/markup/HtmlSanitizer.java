package io.newswire.ingest.markup;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings.Syntax;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;

/**
 * HTML in, XHTML without anything active out. What is active is refused by name and place instead
 * of being dropped: whoever sent it shall know. The rest goes through jsoup's allow-list.
 */
final class HtmlSanitizer {
  /** Without it, what stands at a fragment's beginning may end in the head, and is lost. */
  static final String BODY = "<body>";

  private static final int SHOWN = 5;
  private static final int LARGEST = 2 * 1024 * 1024;
  private static final String SPEAKS_WITHOUT_TEXT = "img, iframe";
  private static final String NOT_FOR_READERS = "title, template, noframes, noembed";
  private static final Set<Integer> INVISIBLE = Set.of(0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF);

  private final MarkupSettings settings;
  private final Cleaner cleaner = new Cleaner(AllowedMarkup.safelist());

  HtmlSanitizer(MarkupSettings settings) {
    this.settings = settings;
  }

  /**
   * @param base what relative links are relative to
   * @param places whether the sender knows this HTML, so that lines and columns tell something
   */
  Markup sanitize(String html, String base, boolean places) {
    var tags = startTags(html);
    if (tags > settings.most()) {
      return new Markup.Refused("has " + tags + " elements, and " + settings.most()
          + " are taken; leave out what only lays the text out.");
    }
    var document = parse(html, base, false);
    var active = inspect(document);
    if (!active.found().isEmpty()) {
      // Places cost time and memory: they are worked out only where somebody is to see them.
      return refused(places ? inspect(parse(html, base, true)).found() : active.found());
    }
    if (active.depth() > settings.deepest()) {
      return tooDeep();
    }
    document.select("h1").forEach(heading -> heading.tagName("h2")); // the headline is the only h1
    document.select(NOT_FOR_READERS).remove(); // else the cleaner keeps their text
    var clean = cleaner.clean(document);
    tidy(clean.body());
    if (isEmpty(clean.body())) {
      return new Markup.Refused("has nothing to read, or nothing that is allowed; write the"
          + " article's text.");
    }
    return fragment(clean);
  }

  /** What may open an element (HTML, §13.2.5.6 tag open state): never fewer than there are. */
  private static int startTags(String html) {
    int found = 0;
    for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
      if (at + 1 < html.length() && isLetter(html.charAt(at + 1))) {
        found++;
      }
    }
    return found;
  }

  private static boolean isLetter(char character) {
    var lower = character | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  Markup tooDeep() {
    return new Markup.Refused("nests more than " + settings.deepest()
        + " elements in each other; flatten it.");
  }

  private Document parse(String html, String base, boolean places) {
    return Parser.htmlParser()
        // html and body stand around it, and one more is enough to know that it is too deep
        .setMaxDepth(settings.deepest() + 4)
        .setTrackPosition(places)
        .parseInput(BODY + html, base);
  }

  private ActiveContent inspect(Document document) {
    var active = new ActiveContent(settings);
    document.traverse(active);
    return active;
  }

  private static Markup fragment(Document clean) {
    clean.outputSettings().syntax(Syntax.xml).escapeMode(EscapeMode.xhtml)
        .charset("UTF-8").prettyPrint(false);
    var xhtml = clean.body().html();
    if (xhtml.length() > LARGEST) {
      return new Markup.Refused("has " + xhtml.length() + " characters once it is sanitised: a tag"
          + " that is left open is repeated in every paragraph; close them.");
    }
    return xhtml.codePoints().allMatch(HtmlSanitizer::isXmlCharacter)
        ? new Markup.Fragment(xhtml)
        : new Markup.Refused("has a character reference such as &#1; that stands for a control"
            + " character; remove it.");
  }

  /** XML 1.0 §2.2. */
  private static boolean isXmlCharacter(int character) {
    return character >= ' '
        ? character < 0xD800 || character > 0xDFFF && character != 0xFFFE && character != 0xFFFF
        : character == '\n' || character == '\r' || character == '\t';
  }

  /** Removes what the allow-list left without its purpose. */
  private static void tidy(Element body) {
    body.select("img:not([src]), iframe:not([src])").remove();
    body.select("a:not([href])").unwrap();
  }

  private static boolean isEmpty(Element body) {
    return body.selectFirst(SPEAKS_WITHOUT_TEXT) == null
        && body.wholeText().codePoints().allMatch(HtmlSanitizer::isInvisible);
  }

  private static boolean isInvisible(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character)
        || INVISIBLE.contains(character);
  }

  private static Markup refused(Collection<String> found) {
    var reasons = found.stream().limit(SHOWN).collect(Collectors.toList());
    if (found.size() > SHOWN) {
      reasons.add("has " + (found.size() - SHOWN) + " more places with active content.");
    }
    return new Markup.Refused(List.copyOf(reasons));
  }
}
