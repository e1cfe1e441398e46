package io.newswire.syndication;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {
  @Test
  void featuresDependOneWayAndStayOutOfEachOthersInsides() {
    ApplicationModules.of(SyndicationApplication.class).verify();
  }
}
