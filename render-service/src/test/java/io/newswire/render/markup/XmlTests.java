package io.newswire.render.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class XmlTests {
  @Test
  void closesWhatWasOpened() {
    var page = new StringBuilder();

    Xml.fragment(page, xml -> xml.open("a", "b", "\"1\"", "c", null).text("x & ").element("d", 2)
        .empty("e").element("f", " ").raw("<g/>").close());

    assertThat(page).hasToString("<a b=\"&quot;1&quot;\">x &amp; <d>2</d><e/><g/></a>");
  }

  @Test
  void doesNotLeaveAnythingOpen() {
    assertThatThrownBy(() -> Xml.document(new StringBuilder(), xml -> xml.open("a").open("b")
        .close())).isInstanceOf(IllegalStateException.class).hasMessageContaining("[a]");
  }
}
