package io.newswire.benchmarks;

import java.nio.file.Path;

/** One row of the table. */
interface Benchmark {
  /** What {@code ./newswire bench NAME} calls it. */
  String name();

  /**
   * Measures, and says what came of it.
   *
   * @param root the project's folder, where the built product lies
   * @throws IllegalStateException where an article was lost, came as another or was refused: then
   *     there is no figure
   */
  Report run(Path root, Effort effort) throws Exception;
}
