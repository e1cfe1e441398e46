package io.newswire.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Rules that no compiler checks, over the sources of every module. */
class HouseRulesTests {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern TOPIC = Pattern
      // A setting, such as newswire.receipts.every, is no topic.
      .compile(
          "newswire\\.(articles|renditions|receipts)\\b(?!\\.(?!render\\b|syndication\\b)[a-z])");
  private static final Pattern EMPTY_NAME = Pattern
      .compile("\\w*(Util|Utils|Helper|Manager|Impl|Dto|DTO)\\.java");
  private static final Pattern SLEEP = Pattern.compile("Thread\\.sleep|TimeUnit\\.\\w+\\.sleep");

  @Test
  void nobodyButSchemasNamesATopic() throws IOException {
    assertThat(filesIn("src/main", ".java", ".yaml", ".yml", ".properties"))
        .filteredOn(file -> !file.startsWith(ROOT.resolve("schemas")))
        .filteredOn(file -> mentions(file, TOPIC))
        .isEmpty();
  }

  @Test
  void everyPackageIsNullMarked() throws IOException {
    assertThat(filesIn("src/main/java", ".java").stream().map(Path::getParent).distinct())
        .allSatisfy(directory -> assertThat(directory.resolve("package-info.java"))
            .exists().content().contains("@NullMarked"));
  }

  @Test
  void noTypeHasANameThatSaysNothing() throws IOException {
    assertThat(filesIn("src", ".java"))
        .filteredOn(file -> EMPTY_NAME.matcher(file.getFileName().toString()).matches())
        .isEmpty();
  }

  @Test
  void noTestSleeps() throws IOException {
    assertThat(filesIn("src/test", ".java"))
        .filteredOn(file -> !file.endsWith("HouseRulesTests.java"))
        .filteredOn(file -> mentions(file, SLEEP))
        .isEmpty();
  }

  private static List<Path> filesIn(String folder, String... endings) throws IOException {
    try (var modules = Files.list(ROOT)) {
      return modules.filter(module -> Files.exists(module.resolve("pom.xml")))
          .map(module -> module.resolve(folder))
          .filter(Files::isDirectory)
          .flatMap(HouseRulesTests::walk)
          .filter(file -> Stream.of(endings).anyMatch(ending -> file.toString().endsWith(ending)))
          .toList();
    }
  }

  private static Stream<Path> walk(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static boolean mentions(Path file, Pattern pattern) {
    try {
      return pattern.matcher(Files.readString(file)).find();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
