package io.newswire.syndication;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.newswire.testsupport.TestStackInitializer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The service as it runs, on real Kafka and PostgreSQL and a free port, at a time that the test sets.
 * Tests share it: each uses ids and sections of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
    // Contexts of other tests may be alive, with other databases: each reads the whole topic.
    properties = "spring.cloud.stream.bindings.renditions.group=syndication-${random.uuid}")
@ContextConfiguration(initializers = TestStackInitializer.WithDatabase.class)
@Import(SyndicationTest.SetTime.class)
public @interface SyndicationTest {
  @TestConfiguration
  class SetTime {
    @Bean
    MutableClock clock() {
      return new MutableClock(Rendered.NOON);
    }
  }
}
