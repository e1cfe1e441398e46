package io.newswire.ingest.markup;

import java.util.List;

/** What became of a body. */
public sealed interface Markup {
  /**
   * @param xhtml a well-formed fragment in which nothing is active
   */
  record Fragment(String xhtml) implements Markup {
    @Override
    public String toString() {
      return "Fragment[" + xhtml.length() + " characters]";
    }
  }

  /**
   * @param reasons each goes on after the field's name: "has a script at …"
   */
  record Refused(List<String> reasons) implements Markup {
    public Refused {
      reasons = List.copyOf(reasons);
    }

    Refused(String reason) {
      this(List.of(reason));
    }
  }
}
