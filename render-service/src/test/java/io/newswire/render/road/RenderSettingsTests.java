package io.newswire.render.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;

import io.newswire.render.article.Renderer;
import io.newswire.render.article.Story;
import org.junit.jupiter.api.Test;

class RenderSettingsTests {
  private static final List<Renderer> ALL = Stream
      .of("html", "text", "rss-item", "atom-entry", "json-feed-item", "nitf", "ninjs")
      .map(RenderSettingsTests::named).toList();

  @Test
  void everyFormatIsRenderedWhereNoneIsNamed() {
    assertThat(new RenderSettings(List.of()).chosen(ALL)).isEqualTo(ALL);
  }

  @Test
  void whatPagesSearchAndFeedsAreMadeOfIsAlwaysRendered() {
    assertThat(new RenderSettings(List.of("nitf")).chosen(ALL)).extracting(Renderer::format)
        .containsExactly("html", "text", "rss-item", "atom-entry", "json-feed-item", "nitf");
  }

  @Test
  void aFormatThatNobodyMakesIsRefusedWithThoseThatThereAre() {
    assertThatThrownBy(() -> new RenderSettings(List.of("nitf", "newsml")).chosen(ALL))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("[newsml]").hasMessageContaining("ninjs");
  }

  // No class of its own: whatever looks for renderers would find it.
  private static Renderer named(String format) {
    return new Renderer() {
      @Override
      public String format() {
        return format;
      }

      @Override
      public String mediaType() {
        return "text/plain";
      }

      @Override
      public String render(Story story) {
        return "";
      }
    };
  }
}
