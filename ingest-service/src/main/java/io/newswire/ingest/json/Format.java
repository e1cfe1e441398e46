package io.newswire.ingest.json;

/**
 * What a text in a document must look like.
 *
 * @param <T> what it stands for
 */
@FunctionalInterface
public interface Format<T> {
  T parse(String text) throws Unfit;

  /** The text is not of the format. */
  class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    private final String detail;

    /** @param detail what is wrong and what to do; goes on after the field's name: "is longer …" */
    public Unfit(String detail) {
      super(detail, null, false, false); // an expected result: nobody reads its stack
      this.detail = detail;
    }

    public String detail() {
      return detail;
    }
  }

  /** The text is larger than we take. */
  final class TooLarge extends Unfit {
    private static final long serialVersionUID = 1L;

    public TooLarge(String detail) {
      super(detail);
    }
  }
}
