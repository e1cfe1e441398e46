package io.newswire.render.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpacesTests {
  @Test
  void aRunBecomesOneSpace() {
    assertThat(Spaces.collapsed(" a\n\t b\r\fc  d ")).isEqualTo(" a b c d ");
    assertThat(Spaces.collapsed("a\tb")).isEqualTo("a b");
    assertThat(Spaces.collapsed("a  ")).isEqualTo("a ");
  }

  @Test
  void whatIsNoWhiteSpaceOfHtmlStays() {
    var text = " a\u00a0 b\u000ec\u0008 ";

    assertThat(Spaces.collapsed(text)).isSameAs(text);
  }

  @Test
  void bothEndsAreStrippedFromAnIndexOn() {
    var text = new StringBuilder("<p> \n words\u2003 ");

    Spaces.strip(text, 3);

    assertThat(text).hasToString("<p>words");
  }
}
