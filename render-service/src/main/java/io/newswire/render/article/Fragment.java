package io.newswire.render.article;

import static io.newswire.render.markup.Markup.escape;

import io.newswire.event.Image;
import io.newswire.event.RelatedLink;
import org.jspecify.annotations.Nullable;

/**
 * The story as a well-formed XHTML fragment without its headline. Everything that readers must know
 * before they read stands first; class names are for those who restyle it.
 */
final class Fragment {
  private final Story story;
  private final StringBuilder html = new StringBuilder(1_024);

  private Fragment(Story story) {
    this.story = story;
  }

  static String of(Story story) {
    if (!story.isUsable()) {
      return new Fragment(story).notice();
    }
    return new Fragment(story).preface() + story.article().getBody()
        + new Fragment(story).afterword();
  }

  private String notice() {
    paragraph("newswire-notice", story.notice());
    return html.toString();
  }

  private String preface() {
    disclosure();
    var article = story.article();
    if (article.getCorrectionNote() != null) {
      html.append("<p class=\"newswire-correction\"><strong>")
          .append(escape(story.labels().correction())).append("</strong> ")
          .append(escape(article.getCorrectionNote())).append("</p>");
    }
    paragraph("newswire-standfirst", article.getStandfirst());
    paragraph("newswire-byline", story.byline());
    paragraph("newswire-editors", story.editorsLine());
    story.furtherCredits().forEach(line -> paragraph("newswire-credits", line));
    var lead = story.leadImage();
    if (lead != null) {
      figure(lead);
    }
    return html.toString();
  }

  private String afterword() {
    var article = story.article();
    story.uncreditedInBody()
        .forEach(image -> paragraph("newswire-picture-credit", Story.captionAndCredit(image)));
    story.imagesOutsideBody().forEach(this::figure);
    story.notesOnKeptBack().forEach(note -> paragraph("newswire-picture-kept-back", note));
    related();
    if (article.getSource() != null) {
      paragraph("newswire-source", story.labels().source() + " " + article.getSource());
    }
    paragraph("newswire-copyright", article.getCopyright());
    return html.toString();
  }

  private void disclosure() {
    var disclosure = story.disclosure();
    if (disclosure == null) {
      return;
    }
    html.append("<p class=\"newswire-disclosure\"><strong>").append(escape(disclosure.label()))
        .append("</strong>");
    if (disclosure.sentence() != null) {
      html.append(' ').append(escape(disclosure.sentence()));
    }
    var underwriter = disclosure.underwriter();
    if (underwriter != null) {
      html.append(' ').append(escape(story.labels().underwriter())).append(' ');
      link(underwriter.getUrl(), underwriter.getName());
    }
    html.append("</p>");
  }

  private void figure(Image image) {
    html.append("<figure class=\"newswire-picture\"><img src=\"").append(escape(image.getUrl()))
        .append('"');
    if (image.getWidth() != null && image.getHeight() != null) {
      html.append(" width=\"").append(image.getWidth())
          .append("\" height=\"").append(image.getHeight()).append('"');
    }
    html.append(" alt=\"").append(escape(image.getAlt() == null ? "" : image.getAlt()))
        .append("\"/>");
    if (!Story.captionAndCredit(image).isEmpty()) {
      html.append("<figcaption>");
      if (image.getCaption() != null) {
        html.append(escape(image.getCaption()));
      }
      if (image.getCredit() != null) {
        html.append(image.getCaption() == null ? "" : " ")
            .append("<span class=\"newswire-credit\">(").append(escape(image.getCredit()))
            .append(")</span>");
      }
      html.append("</figcaption>");
    }
    html.append("</figure>");
  }

  private void related() {
    var links = story.article().getRelated().stream().filter(link -> link.getUrl() != null)
        .toList();
    if (links.isEmpty()) {
      return;
    }
    paragraph("newswire-related", story.labels().related());
    html.append("<ul>");
    for (var related : links) {
      html.append("<li>");
      link(related.getUrl(), titleOf(related));
      html.append("</li>");
    }
    html.append("</ul>");
  }

  private static String titleOf(RelatedLink related) {
    return related.getTitle() != null ? related.getTitle() : String.valueOf(related.getUrl());
  }

  private void link(@Nullable String url, String text) {
    if (url == null) {
      html.append(escape(text));
    } else {
      html.append("<a href=\"").append(escape(url)).append("\">").append(escape(text))
          .append("</a>");
    }
  }

  private void paragraph(String style, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      html.append("<p class=\"").append(style).append("\">").append(escape(text)).append("</p>");
    }
  }
}
