package io.newswire.ingest;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {
  @Test
  void featuresDependOneWay() {
    ApplicationModules.of(IngestApplication.class).verify();
  }
}
