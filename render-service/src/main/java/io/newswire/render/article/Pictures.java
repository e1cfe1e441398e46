package io.newswire.render.article;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

import io.newswire.event.Image;
import io.newswire.event.ImageRole;
import io.newswire.render.body.Element;
import org.jspecify.annotations.Nullable;

/**
 * An article's pictures, by where they are shown.
 *
 * @param lead opens the article; null where there is none
 * @param outsideBody neither the lead nor shown by the body itself
 * @param uncreditedInBody shown by the body, but without the caption or whom to credit
 */
record Pictures(@Nullable Image lead, List<Image> outsideBody, List<Image> uncreditedInBody) {
  private static final Pictures NONE = new Pictures(null, List.of(), List.of());

  static Pictures of(Story story) {
    var images = story.article().getImages();
    if (images.isEmpty()) {
      return NONE;
    }
    Image lead = null;
    var outside = new ArrayList<Image>();
    var uncredited = new ArrayList<Image>();
    var shown = shownInBody(story);
    for (var image : images) {
      if (image.getRole() == ImageRole.LEAD) {
        lead = lead == null ? image : lead;
      } else if (!shown.contains(image.getUrl())) {
        outside.add(image);
      } else if (!isCredited(image, story.body())) {
        uncredited.add(image);
      }
    }
    return new Pictures(lead, List.copyOf(outside), List.copyOf(uncredited));
  }

  /** The addresses of the pictures that the body shows; one without any need not be parsed for it. */
  private static Set<String> shownInBody(Story story) {
    var article = story.article();
    if (!article.getBody().contains("<img")) {
      return Set.of();
    }
    var shown = new HashSet<String>();
    for (var image : story.body().all("img")) {
      shown.add(image.attribute("src"));
    }
    return shown;
  }

  private static boolean isCredited(Image image, Element body) {
    return isSaid(image.getCredit(), body) && isSaid(image.getCaption(), body);
  }

  private static boolean isSaid(@Nullable String words, Element body) {
    return words == null || body.text().contains(words);
  }

  /** Caption and credit in one line; empty where there is neither. */
  static String captionAndCredit(Image image) {
    var line = new StringJoiner(" ");
    if (image.getCaption() != null && !image.getCaption().isBlank()) {
      line.add(image.getCaption());
    }
    if (image.getCredit() != null && !image.getCredit().isBlank()) {
      line.add("(" + image.getCredit() + ")");
    }
    return line.toString();
  }
}
