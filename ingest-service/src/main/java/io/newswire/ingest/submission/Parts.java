package io.newswire.ingest.submission;

import java.util.List;
import java.util.regex.Pattern;

import io.newswire.event.Contributor;
import io.newswire.event.ContributorRole;
import io.newswire.event.Image;
import io.newswire.event.ImageRole;
import io.newswire.event.RelatedLink;
import io.newswire.event.Subject;
import io.newswire.ingest.json.Format;
import io.newswire.ingest.json.JsonFields;
import io.newswire.ingest.json.Wording;
import org.jspecify.annotations.Nullable;

/** What an article has several of. */
final class Parts {
  private static final Format<String> NAME = Text.line(200);
  private static final Format<String> CAPTION = Text.lines(2_000);
  private static final OneOf<ContributorRole> CONTRIBUTOR_ROLE = OneOf.of(ContributorRole.AUTHOR,
      ContributorRole.EDITOR, ContributorRole.PHOTOGRAPHER, ContributorRole.TRANSLATOR);
  private static final OneOf<ImageRole> IMAGE_ROLE = OneOf.of(ImageRole.LEAD, ImageRole.INLINE);
  private static final Pattern IMAGE_TYPE = Pattern.compile("image/[a-z0-9][a-z0-9.+-]{0,100}");
  private static final int MOST = 100;
  private static final int MOST_PIXELS = 100_000;

  private Parts() {}

  static List<Subject> subjects(JsonFields fields) {
    return fields.objects("subjects", MOST, subject -> new Subject(
        subject.required("scheme", Addresses::scheme, ""),
        subject.required("code", NAME, ""),
        subject.optional("name", NAME)));
  }

  static List<Contributor> contributors(JsonFields fields) {
    return fields.objects("authors", MOST, author -> {
      var role = author.optional("role", CONTRIBUTOR_ROLE);
      return new Contributor(
          author.required("name", NAME, ""),
          role == null ? ContributorRole.AUTHOR : role,
          author.optional("url", Addresses::url),
          author.optional("email", Addresses::email));
    });
  }

  static List<Image> images(JsonFields fields) {
    var images = fields.objects("images", MOST, Parts::image);
    if (images.stream().filter(image -> image.getRole() == ImageRole.LEAD).count() > 1) {
      fields.wrong("images", "has several of role lead; one image opens the article, the others"
          + " are inline.");
    }
    return images;
  }

  private static Image image(JsonFields image) {
    var role = image.optional("role", IMAGE_ROLE);
    return new Image(
        image.required("url", Addresses::url, ""),
        number(image, "width", MOST_PIXELS),
        number(image, "height", MOST_PIXELS),
        image.optional("mediaType", Parts::imageType),
        image.optional("alt", CAPTION),
        image.optional("caption", CAPTION),
        image.optional("credit", NAME),
        role == null ? ImageRole.INLINE : role,
        image.flag("syndication", true));
  }

  static List<RelatedLink> related(JsonFields fields) {
    return fields.objects("related", MOST, link -> {
      if (!link.has("url") && !link.has("articleId")) {
        link.wrong("url", "is missing; name the page by url or one of our articles by articleId.");
      }
      return new RelatedLink(
          link.optional("url", Addresses::url),
          link.optional("title", Text.line(500)),
          link.optional("articleId", Addresses::uri));
    });
  }

  /** A number from 1 up; null where there is none. */
  static @Nullable Integer number(JsonFields fields, String name, int most) {
    var number = fields.integer(name, 1, most);
    return number == null ? null : number.intValue();
  }

  private static String imageType(String text) throws Format.Unfit {
    if (!IMAGE_TYPE.matcher(text).matches()) {
      throw new Format.Unfit(
          Wording.quote(text) + " is not the media type of an image, such as image/jpeg.");
    }
    return text;
  }
}
