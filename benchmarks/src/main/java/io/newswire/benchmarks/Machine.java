package io.newswire.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.apache.kafka.common.utils.AppInfoParser;

/**
 * Where a figure comes from.
 *
 * @param load the load average of the last minute, before the product was started: what others were
 *     doing on the machine. Negative where the system does not tell.
 */
record Machine(Instant at, String os, int cores, String java, String kafka, double load) {
  static Machine now() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return new Machine(Instant.now().truncatedTo(ChronoUnit.SECONDS),
        system.getName() + " " + system.getVersion() + " " + system.getArch(),
        system.getAvailableProcessors(), Runtime.version().toString(), AppInfoParser.getVersion(),
        Math.round(system.getSystemLoadAverage() * 10) / 10.0);
  }

  @Override
  public String toString() {
    return at + ", " + os + ", " + cores + " cores, Java " + java + ", Kafka " + kafka
        + ", load before " + load;
  }
}
