package io.newswire.benchmarks;

/** One row of the table. */
interface Benchmark {
  /** What {@code ./newswire bench NAME} calls it. */
  String name();

  /** Measures, and says what came of it. */
  Report run(Product product) throws Exception;
}
