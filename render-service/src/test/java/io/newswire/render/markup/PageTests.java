package io.newswire.render.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageTests {
  private static final String LONG = "long ".repeat(1_000);

  private final Page page = new Page(16);

  @Test
  void isReadInTheOrderOfItsWriting() {
    page.text().append("a");
    page.paste(LONG).paste("b").text().append("c");
    page.paste(LONG).text().append("d");

    assertThat(page.take()).isEqualTo("a" + LONG + "bc" + LONG + "d");
  }

  @Test
  void isEmptyOnceItIsTaken() {
    page.paste("a").paste(LONG).take();

    assertThat(page.take()).isEmpty();
    assertThat(page.paste("b").take()).isEqualTo("b");
  }
}
