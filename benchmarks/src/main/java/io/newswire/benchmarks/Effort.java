package io.newswire.benchmarks;

import java.util.Map;

/**
 * How much is measured.
 *
 * @param rounds how often ours and what runs beside it take turns
 * @param seconds how long a round at a steady rate lasts
 * @param backlog how many articles lie there when the road is opened
 */
record Effort(int rounds, int seconds, int backlog) {
  private static final String ROUNDS = "NEWSWIRE_BENCH_ROUNDS";
  private static final String SECONDS = "NEWSWIRE_BENCH_SECONDS";
  private static final String BACKLOG = "NEWSWIRE_BENCH_BACKLOG";

  Effort {
    if (rounds < 1 || seconds < 1 || backlog < 1) {
      throw new IllegalArgumentException(
          ROUNDS + ", " + SECONDS + " and " + BACKLOG + " must be 1 or more");
    }
  }

  static Effort from(Map<String, String> environment) {
    return new Effort(Integer.parseInt(environment.getOrDefault(ROUNDS, "5")),
        Integer.parseInt(environment.getOrDefault(SECONDS, "10")),
        Integer.parseInt(environment.getOrDefault(BACKLOG, "20000")));
  }

  /** What to type for the same again. */
  String command(String benchmark) {
    return ROUNDS + "=" + rounds + " " + SECONDS + "=" + seconds + " " + BACKLOG + "=" + backlog
        + " ./newswire bench " + benchmark;
  }
}
