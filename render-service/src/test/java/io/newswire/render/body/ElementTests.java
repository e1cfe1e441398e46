package io.newswire.render.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ElementTests {
  @Test
  void textComesEscapedAndWithWhiteSpaceCollapsed() {
    var body = Element.bodyOf("<p>Nets &amp;\n  eels, “all”  of 'em</p><p>plain words</p>");

    assertThat(body.elements()).map(paragraph -> paragraph.nodes().getFirst()).containsExactly(
        new Words("Nets &\n  eels, “all”  of 'em",
            "Nets &amp;\n  eels, “all”  of &#39;em", "Nets & eels, “all” of 'em"),
        new Words("plain words", "plain words", "plain words"));
  }

  @Test
  void whatNoDocumentCanCarryIsNotInItsEscapedText() {
    var body = Element.bodyOf("<p>eel\u0008s \uD83D</p>");

    assertThat(body.elements().getFirst().nodes())
        .containsExactly(new Words("eel\u0008s \uD83D", "eels ", "eel\u0008s \uD83D"));
  }

  @Test
  void commentsAreNoPartOfIt() {
    assertThat(Element.bodyOf("<!-- a note --><p>x</p>").nodes()).singleElement()
        .isInstanceOfSatisfying(Element.class, p -> assertThat(p.is("p")).isTrue());
  }

  @Test
  void aPictureIsABlockWhereverItStands() {
    var paragraph = Element.bodyOf("<p>A <em>net: <img src=\"n.jpg\" alt=\"\"/></em></p>")
        .elements()
        .getFirst();

    assertThat(paragraph.holdsBlocks()).isTrue();
    assertThat(paragraph.elements()).allMatch(Element::holdsBlocks).noneMatch(Element::isBlock);
    assertThat(paragraph.first("img")).isNotNull().matches(Element::isBlock)
        .returns("n.jpg", picture -> picture.attribute("src"));
    assertThat(paragraph.child("img")).isNull();
  }

  @Test
  void whiteSpaceAloneIsNoText() {
    var body = Element.bodyOf("<p> \n <em> </em></p><p><em>x</em></p>");

    assertThat(body.elements()).map(Element::hasText).containsExactly(false, true);
  }

  @Test
  void aLineBreakIsALineFeedOfTheWholeTextAndASpaceOfTheText() {
    var paragraph = Element.bodyOf("<p>one<br/><b>two</b>  three</p>").elements().getFirst();

    assertThat(paragraph.wholeText()).isEqualTo("one\ntwo  three");
    assertThat(paragraph.text()).isEqualTo("one two three");
  }

  @Test
  void allOfANameComeInTheOrderOfTheText() {
    var body = Element.bodyOf("<ul><li>1<ul><li>2</li></ul></li><li>3</li></ul>");

    assertThat(body.all("li")).map(item -> item.nodes().getFirst())
        .containsExactly(Words.of("1"), Words.of("2"), Words.of("3"));
  }
}
