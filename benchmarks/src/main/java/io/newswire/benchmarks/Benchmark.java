package io.newswire.benchmarks;

/** One row of the table. */
interface Benchmark {
  /** What {@code ./newswire bench NAME} calls it. */
  String name();

  /**
   * Measures, and says what came of it.
   *
   * @throws IllegalStateException where an article was lost, came as another or was refused: then
   *     there is no figure
   */
  Report run(Product product, Effort effort) throws Exception;
}
