package io.newswire.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Logs are for people unless machines are to read them. */
@ExtendWith(OutputCaptureExtension.class)
class LogFormatTests {
  private static final String FORMAT = "CONSOLE_LOG_STRUCTURED_FORMAT";

  @Test
  void factsStandBesideTheWordsForPeopleAndInFieldsForMachines(CapturedOutput output) {
    line("ecs", "for machines");
    line("", "for people");

    var lines = output.getOut().lines().toList();
    var json = JsonMapper.shared().readTree(Objects.requireNonNull(
        lines.stream().filter(one -> one.contains("for machines")).findFirst().orElse(null)));
    assertThat(json.path("message").asString()).isEqualTo("for machines");
    assertThat(json.path("articleId").asString()).isEqualTo("urn:x");
    assertThat(json.path("revision").asInt()).isEqualTo(2);
    assertThat(json.path("service").path("name").asString()).isEqualTo("test-service");
    assertThat(lines).filteredOn(one -> one.contains("for people")).singleElement().asString()
        .doesNotStartWith("{").contains("articleId=urn:x revision=2");
  }

  private static void line(String format, String words) {
    System.clearProperty(FORMAT); // what the logging system was told last
    // Contexts of other tests may be alive, and it is set up but once for all of them.
    LoggingSystem.get(LogFormatTests.class.getClassLoader()).cleanUp();
    try (var context = new SpringApplicationBuilder(Nothing.class).web(WebApplicationType.NONE)
        .run("--spring.config.import=classpath:newswire-platform.yaml",
            "--spring.application.name=test-service", "--NEWSWIRE_LOG_FORMAT=" + format)) {
      LoggerFactory.getLogger(LogFormatTests.class).atInfo()
          .addKeyValue("articleId", "urn:x").addKeyValue("revision", 2).log(words);
      assertThat(context.isActive()).isTrue();
    }
  }

  @Configuration
  static class Nothing {}
}
