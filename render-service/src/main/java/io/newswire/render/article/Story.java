package io.newswire.render.article;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.newswire.event.Article;
import io.newswire.event.Contributor;
import io.newswire.event.ContributorRole;
import io.newswire.event.Image;
import io.newswire.event.PubStatus;
import io.newswire.render.body.Element;
import io.newswire.render.markup.Markup;
import io.newswire.render.markup.Page;
import org.jspecify.annotations.Nullable;

/**
 * An article made ready for rendering: what several formats need is worked out once, and the body is
 * parsed once. One thread uses it.
 */
public final class Story {
  private static final Set<Line.Kind> FOR_DESKS = Set.of(Line.Kind.DISCLOSURE,
      Line.Kind.CORRECTION, Line.Kind.EDITORS);

  private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

  private static final Once<Element> BODY = new Once<>();
  private static final Once<String> FRAGMENT = new Once<>();
  private static final Once<String> ESCAPED_FRAGMENT = new Once<>();
  private static final Once<Pictures> PICTURES = new Once<>();
  private static final Once<String> EDITORIAL_NOTE = new Once<>();
  private static final Once<String> SUMMARY = new Once<>();
  private static final Once<List<Line>> PREFACE = new Once<>();
  private static final Once<List<Line>> AFTERWORD = new Once<>();

  /** Stands for something that is made once for a story; each is only itself. */
  public static final class Once<V> {}

  private final Article article;
  private final String link;
  private final Labels labels;
  private final Credits credits;
  private final @Nullable Disclosure disclosure;
  private final String published;
  private final String updated;
  private final List<Image> keptBack;
  // Null while somebody writes on it.
  private @Nullable Page page;
  private final Map<Once<?>, Object> made = new HashMap<>();

  /**
   * A story of an article.
   *
   * @param link where readers find it, an absolute URL
   */
  public Story(Article article, String link) {
    this(article, link, List.of());
  }

  private Story(Article article, String link, List<Image> keptBack) {
    this.article = article;
    this.keptBack = keptBack;
    this.link = link;
    this.labels = Labels.in(article.getLanguage());
    this.credits = Credits.of(article.getContributors(), labels);
    this.disclosure = Disclosure.of(article);
    this.published = article.getPublishedAt().toString();
    this.updated = article.getUpdatedAt().toString();
  }

  public Article article() {
    return article;
  }

  /** The story without the pictures that partners may not have, and a note for each; itself where there are none. */
  Story forPartners() {
    var copy = PartnerCopy.of(article);
    return copy == null ? this : new Story(copy.article(), link, copy.keptBack());
  }

  /** Where readers find the article, an absolute URL. */
  public String link() {
    return link;
  }

  public Labels labels() {
    return labels;
  }

  /** When it was first published, after RFC 3339. */
  public String published() {
    return published;
  }

  /** When this revision was made, after RFC 3339. */
  public String updated() {
    return updated;
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

  /** The parsed body. */
  public Element body() {
    return once(BODY, () -> Element.bodyOf(article.getBody()));
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
   * A text, written on a page that the story's texts share: what has grown for one need not grow again
   * for the next. A text that is wanted while another is being written gets a page of its own.
   */
  public String write(Consumer<Page> text) {
    var mine = page == null ? new Page(sizeOfPage()) : page;
    page = null;
    text.accept(mine);
    var written = mine.take();
    page = mine;
    return written;
  }

  /** Markup takes more room than text, and lines stand around it. */
  private int sizeOfPage() {
    return 2 * article.getBody().length() + 4_096;
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
    return disclosure;
  }

  /** The article in a sentence or two, behind its disclosure: some readers see no more than this. */
  public String summary() {
    return once(SUMMARY, this::summarised);
  }

  private String summarised() {
    if (!isUsable()) {
      return notice();
    }
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
    var note = once(EDITORIAL_NOTE, this::noteForDesks);
    return note.isEmpty() ? null : note;
  }

  private String noteForDesks() {
    return preface().stream()
        .filter(line -> FOR_DESKS.contains(line.kind()))
        .map(Line::text)
        .collect(joining(" | "));
  }

  /** What stands before the body, in this order: what readers must know comes first. */
  public List<Line> preface() {
    return once(PREFACE, () -> {
      var lines = new ArrayList<Line>();
      add(lines, Line.Kind.DISCLOSURE, disclosure == null ? null : disclosure.asText(labels));
      add(lines, Line.Kind.CORRECTION, labelled(labels.correction(), article.getCorrectionNote()));
      add(lines, Line.Kind.STANDFIRST, article.getStandfirst());
      add(lines, Line.Kind.BYLINE, byline());
      add(lines, Line.Kind.EDITORS, editorsLine());
      furtherCredits().forEach(line -> add(lines, Line.Kind.CREDIT, line));
      return Collections.unmodifiableList(lines);
    });
  }

  /** What stands behind the body and its pictures. */
  public List<Line> afterword() {
    return once(AFTERWORD, () -> {
      var lines = new ArrayList<Line>();
      uncreditedInBody().forEach(image -> add(lines, Line.Kind.PICTURE, captionAndCredit(image)));
      notesOnKeptBack().forEach(note -> add(lines, Line.Kind.PICTURE, note));
      add(lines, Line.Kind.SOURCE, labelled(labels.source(), article.getSource()));
      add(lines, Line.Kind.COPYRIGHT, article.getCopyright());
      return Collections.unmodifiableList(lines);
    });
  }

  private static @Nullable String labelled(String label, @Nullable String text) {
    return text == null ? null : label + " " + text;
  }

  private static void add(List<Line> lines, Line.Kind kind, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      lines.add(new Line(kind, text));
    }
  }

  /** "By A, B and C"; null where no author is named. */
  public @Nullable String byline() {
    return credits.byline();
  }

  /** "Edited by A"; null where no editor is named. */
  public @Nullable String editorsLine() {
    return credits.editors();
  }

  /** Photographers and translators, a line each. */
  public List<String> furtherCredits() {
    return credits.further();
  }

  /** Those with this role, in the order given. */
  public List<Contributor> contributors(ContributorRole role) {
    return article.getContributors().stream().filter(it -> it.getRole() == role).toList();
  }

  /** The names of those with this role, in the order given. */
  public List<String> names(ContributorRole role) {
    return Credits.names(article.getContributors(), role);
  }

  /** Where the terms of use can be read, where they are an address such as a licence's; or null. */
  public @Nullable String licence() {
    var terms = article.getUsageTerms();
    return terms != null && ADDRESS.matcher(terms).matches() ? terms : null;
  }

  private Pictures pictures() {
    return once(PICTURES, () -> Pictures.of(this));
  }

  /** The picture that opens the article; null where there is none. */
  public @Nullable Image leadImage() {
    return pictures().lead();
  }

  /** Pictures that the body does not show itself and that are not the lead. */
  public List<Image> imagesOutsideBody() {
    return pictures().outsideBody();
  }

  /** Pictures that the body shows, but without naming whom to credit for them. */
  public List<Image> uncreditedInBody() {
    return pictures().uncreditedInBody();
  }

  /** A line on each picture that was left out because partners may not have it. */
  public List<String> notesOnKeptBack() {
    return keptBack.isEmpty()
        ? List.of()
        : keptBack.stream().map(Story::captionAndCredit).map(labels::notForSyndication).distinct()
            .toList();
  }

  /** Caption and credit in one line; empty where there is neither. */
  public static String captionAndCredit(Image image) {
    return Pictures.captionAndCredit(image);
  }
}
