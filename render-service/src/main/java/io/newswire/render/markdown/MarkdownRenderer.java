package io.newswire.render.markdown;

import io.newswire.event.Image;
import io.newswire.render.article.Line;
import io.newswire.render.markup.Markup;
import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import io.newswire.render.markup.Spaces;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.springframework.stereotype.Component;

/**
 * CommonMark 0.31. Tables, for which it has no syntax, are lists of their rows. The text is made from
 * a document tree, so that what looks like syntax is escaped.
 */
@Component
final class MarkdownRenderer implements Renderer {
  private final org.commonmark.renderer.markdown.MarkdownRenderer writer = org.commonmark.renderer.markdown.MarkdownRenderer
      .builder().nodeRendererFactory(new PlainWords.Factory()).build();

  @Override
  public String format() {
    return "markdown";
  }

  @Override
  public String mediaType() {
    return "text/markdown;charset=utf-8;variant=CommonMark";
  }

  @Override
  public String render(Story story) {
    var document = new Document();
    document.appendChild(heading(story.article().getHeadline()));
    if (story.isUsable()) {
      write(document, story);
    } else {
      document.appendChild(paragraph(text(story.notice())));
    }
    return story.write(page -> writer.render(document, page.text()));
  }

  private static void write(Document document, Story story) {
    story.preface().forEach(line -> document.appendChild(block(line)));
    var lead = story.leadImage();
    if (lead != null) {
      picture(document, lead);
    }
    new MarkdownBody(document).write(story.body());
    story.imagesOutsideBody().forEach(image -> picture(document, image));
    story.afterword().forEach(line -> document.appendChild(block(line)));
    var link = new Link(story.link(), null);
    link.appendChild(text(story.link()));
    document.appendChild(paragraph(link));
  }

  private static Node block(Line line) {
    return switch (line.kind()) {
      case DISCLOSURE, CORRECTION -> {
        var quote = new BlockQuote();
        quote.appendChild(paragraph(wrapped(new StrongEmphasis(), line.text())));
        yield quote;
      }
      case STANDFIRST -> paragraph(wrapped(new StrongEmphasis(), line.text()));
      case BYLINE, EDITORS, CREDIT, PICTURE, SOURCE, COPYRIGHT -> paragraph(text(line.text()));
    };
  }

  private static Heading heading(String headline) {
    var heading = new Heading();
    heading.setLevel(1);
    heading.appendChild(text(headline));
    return heading;
  }

  private static void picture(Node parent, Image image) {
    var picture = new org.commonmark.node.Image(image.getUrl(), null);
    if (image.getAlt() != null) {
      picture.appendChild(text(image.getAlt()));
    }
    parent.appendChild(paragraph(picture));
    var line = Story.captionAndCredit(image);
    if (!line.isEmpty()) {
      parent.appendChild(paragraph(wrapped(new Emphasis(), line)));
    }
  }

  private static Paragraph paragraph(Node content) {
    var paragraph = new Paragraph();
    paragraph.appendChild(content);
    return paragraph;
  }

  private static Node wrapped(Node around, String text) {
    around.appendChild(text(text));
    return around;
  }

  private static Text text(String text) {
    return new Text(Spaces.collapsed(Markup.withoutIllegal(text).strip()));
  }
}
