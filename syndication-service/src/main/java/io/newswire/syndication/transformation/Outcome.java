package io.newswire.syndication.transformation;

/** What came of a transformation. */
public sealed interface Outcome {
  /**
   * It gave what can be sent.
   *
   * @param json an object or an array
   */
  record Transformed(String json) implements Outcome {}

  /**
   * It gave nothing that can be sent.
   *
   * @param outOfBounds whether it does what is never admitted, whatever it is given
   */
  record Failed(String reason, boolean outOfBounds) implements Outcome {}
}
