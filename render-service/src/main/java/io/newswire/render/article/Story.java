package io.newswire.render.article;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.newswire.event.Article;
import io.newswire.event.Contributor;
import io.newswire.event.ContributorRole;
import io.newswire.event.Image;
import io.newswire.event.ImageRole;
import io.newswire.event.PubStatus;
import org.jspecify.annotations.Nullable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * An article made ready for rendering: what several formats need is worked out once, and the body is
 * parsed once. One thread uses it.
 */
public final class Story {
  private static final Set<Line.Kind> FOR_DESKS = Set.of(Line.Kind.DISCLOSURE,
      Line.Kind.CORRECTION, Line.Kind.EDITORS);

  private static final Once<String> FRAGMENT = new Once<>();
  private static final Once<String> ESCAPED_FRAGMENT = new Once<>();
  private static final Once<String> BODY_TEXT = new Once<>();

  /** Stands for something that is made once for a story; each is only itself. */
  public static final class Once<V> {}

  private final Article article;
  private final String link;
  private final Labels labels;
  private @Nullable Element body;
  private final Map<Once<?>, Object> made = new HashMap<>();
  private final StringBuilder page;
  private @Nullable Set<String> shownInBody;

  /**
   * A story of an article.
   *
   * @param link where readers find it, an absolute URL
   */
  public Story(Article article, String link) {
    this.article = article;
    this.link = link;
    this.labels = Labels.in(article.getLanguage());
    this.page = new StringBuilder(2 * article.getBody().length() + 4_096);
  }

  public Article article() {
    return article;
  }

  /** Where readers find the article, an absolute URL. */
  public String link() {
    return link;
  }

  public Labels labels() {
    return labels;
  }

  /** Whether its text may be shown. */
  public boolean isUsable() {
    return article.getPubStatus() == PubStatus.USABLE;
  }

  /** What stands in place of the text of a killed or withheld article. */
  public String notice() {
    return article.getPubStatus() == PubStatus.CANCELED
        ? labels.killed() + reason()
        : labels.withheld();
  }

  private String reason() {
    var reason = article.getKillReason();
    return reason == null || reason.isBlank() ? "" : " " + labels.reason() + " " + reason;
  }

  /** The parsed body; callers must not change it. */
  public Element body() {
    if (body == null) {
      var document = Jsoup.parseBodyFragment(article.getBody());
      document.outputSettings().prettyPrint(false);
      body = document.body();
    }
    return body;
  }

  /** The story as an HTML fragment without its headline, the same in every format that embeds HTML. */
  public String fragment() {
    return once(FRAGMENT, () -> Fragment.of(this));
  }

  /** The fragment as text of an XML element: most feeds carry it so. */
  public String escapedFragment() {
    return once(ESCAPED_FRAGMENT, () -> Markup.escape(fragment()));
  }

  /**
   * An empty page to write a rendition on, the same each time: take it when the one before is done.
   * What has grown for one format need not grow again for the next.
   */
  public StringBuilder page() {
    page.setLength(0);
    return page;
  }

  /** What is made once for the article and wanted by several formats. */
  // Only what the same key's maker made is ever found under it.
  @SuppressWarnings("unchecked")
  public <V> V once(Once<V> key, Supplier<V> maker) {
    var value = made.get(key);
    if (value == null) {
      value = maker.get();
      made.put(key, value);
    }
    return (V) value;
  }

  /** The content type's label and sentence; null where readers need not be told (plain news). */
  public @Nullable Disclosure disclosure() {
    return Disclosure.of(article);
  }

  /** The article in a sentence or two, behind its disclosure: some readers see no more than this. */
  public String summary() {
    if (!isUsable()) {
      return notice();
    }
    var disclosure = disclosure();
    var standfirst = article.getStandfirst();
    var lead = standfirst != null ? standfirst : article.getHeadline();
    return disclosure == null ? lead : "[" + disclosure.asText(labels) + "] " + lead;
  }

  /**
   * What desks must know: the disclosure, what was corrected and who edited, in a line; of a killed or
   * withheld article its notice. Null where there is nothing.
   */
  public @Nullable String editorialNote() {
    if (!isUsable()) {
      return notice();
    }
    var note = preface().stream()
        .filter(line -> FOR_DESKS.contains(line.kind()))
        .map(Line::text)
        .collect(joining(" | "));
    return note.isEmpty() ? null : note;
  }

  /** What stands before the body, in this order: what readers must know comes first. */
  public List<Line> preface() {
    var lines = new ArrayList<Line>();
    var disclosure = disclosure();
    add(lines, Line.Kind.DISCLOSURE, disclosure == null ? null : disclosure.asText(labels));
    var correction = article.getCorrectionNote();
    add(lines, Line.Kind.CORRECTION,
        correction == null ? null : labels.correction() + " " + correction);
    add(lines, Line.Kind.STANDFIRST, article.getStandfirst());
    add(lines, Line.Kind.BYLINE, byline());
    add(lines, Line.Kind.EDITORS, editorsLine());
    furtherCredits().forEach(line -> add(lines, Line.Kind.CREDIT, line));
    return lines;
  }

  /** What stands behind the body and its pictures. */
  public List<Line> afterword() {
    var lines = new ArrayList<Line>();
    uncreditedInBody().forEach(image -> add(lines, Line.Kind.PICTURE, captionAndCredit(image)));
    var source = article.getSource();
    add(lines, Line.Kind.SOURCE, source == null ? null : labels.source() + " " + source);
    add(lines, Line.Kind.COPYRIGHT, article.getCopyright());
    return lines;
  }

  private static void add(List<Line> lines, Line.Kind kind, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      lines.add(new Line(kind, text));
    }
  }

  /** "By A, B and C"; null where no author is named. */
  public @Nullable String byline() {
    var names = names(ContributorRole.AUTHOR);
    return names.isEmpty() ? null : labels.by() + " " + labels.enumerate(names);
  }

  /** "Edited by A"; null where no editor is named. */
  public @Nullable String editorsLine() {
    var names = names(ContributorRole.EDITOR);
    return names.isEmpty() ? null : labels.editedBy() + " " + labels.enumerate(names);
  }

  /** Photographers and translators, a line each. */
  public List<String> furtherCredits() {
    return List.of(ContributorRole.PHOTOGRAPHER, ContributorRole.TRANSLATOR).stream()
        .filter(role -> !names(role).isEmpty())
        .map(role -> labels.credit(role) + " " + labels.enumerate(names(role)))
        .toList();
  }

  /** The names of those with this role, in the order given. */
  public List<String> names(ContributorRole role) {
    return article.getContributors().stream()
        .filter(contributor -> contributor.getRole() == role)
        .map(Contributor::getName)
        .toList();
  }

  /** The picture that opens the article; null where there is none. */
  public @Nullable Image leadImage() {
    return article.getImages().stream()
        .filter(image -> image.getRole() == ImageRole.LEAD)
        .findFirst()
        .orElse(null);
  }

  /** Pictures that the body does not show itself and that are not the lead. */
  public List<Image> imagesOutsideBody() {
    var shown = shownInBody();
    return article.getImages().stream()
        .filter(image -> image.getRole() != ImageRole.LEAD && !shown.contains(image.getUrl()))
        .toList();
  }

  /** Pictures that the body shows, but without naming whom to credit for them. */
  public List<Image> uncreditedInBody() {
    var shown = shownInBody();
    return article.getImages().stream()
        .filter(image -> image.getRole() != ImageRole.LEAD && shown.contains(image.getUrl()))
        .filter(image -> !isSaidInBody(image.getCredit()) || !isSaidInBody(image.getCaption()))
        .toList();
  }

  private boolean isSaidInBody(@Nullable String words) {
    return words == null || once(BODY_TEXT, () -> body().text()).contains(words);
  }

  private Set<String> shownInBody() {
    if (shownInBody == null) {
      shownInBody = article.getImages().isEmpty() || !article.getBody().contains("<img")
          ? Set.of()
          : body().select("img[src]").stream().map(image -> image.attr("src"))
              .collect(Collectors.toSet());
    }
    return shownInBody;
  }

  /** Caption and credit in one line; empty where there is neither. */
  public static String captionAndCredit(Image image) {
    return Stream.of(image.getCaption(), parenthesised(image.getCredit()))
        .filter(part -> part != null && !part.isBlank())
        .collect(joining(" "));
  }

  private static @Nullable String parenthesised(@Nullable String credit) {
    return credit == null || credit.isBlank() ? null : "(" + credit + ")";
  }
}
