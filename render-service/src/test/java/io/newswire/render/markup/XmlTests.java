package io.newswire.render.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class XmlTests {
  @Test
  void closesWhatWasOpened() {
    var page = new Page(16);

    Xml.fragment(page, xml -> xml.open("a", "b", "\"1\"", "c", null).text("x & ").element("d", 2)
        .empty("e").element("f", " ").raw("<g/>").close());

    assertThat(page.take()).isEqualTo("<a b=\"&quot;1&quot;\">x &amp; <d>2</d><e/><g/></a>");
  }

  @Test
  void doesNotLeaveAnythingOpen() {
    assertThatThrownBy(() -> Xml.document(new Page(16), xml -> xml.open("a").open("b")
        .close())).isInstanceOf(IllegalStateException.class).hasMessageContaining("[a]");
  }
}
