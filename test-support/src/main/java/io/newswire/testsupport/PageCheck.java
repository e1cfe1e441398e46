package io.newswire.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** Looks at a page with axe, with a camera, and with scales. */
final class PageCheck {
  private static final String RUN_AXE = """
      const done = arguments[arguments.length - 1];
      axe.run(document, {resultTypes: ['violations']}).then(result => done(result.violations
        .filter(one => one.impact === 'serious' || one.impact === 'critical')
        .map(one => one.id + ': ' + one.help + ' — '
          + one.nodes.map(node => node.target.join(' ') + ' (' + (node.any[0]?.message ?? '') + ')')
            .join('; '))));
      """;
  private static final String WEIGH = """
      return performance.getEntriesByType('navigation')
        .concat(performance.getEntriesByType('resource').filter(one => one.initiatorType !== 'img'))
        .reduce((sum, one) => sum + one.encodedBodySize, 0);
      """;

  private static final String WIDER = """
      return document.documentElement.scrollWidth - document.documentElement.clientWidth;
      """;
  private static final int PICTURE_WIDTH = 1280;

  private final ChromeDriver driver;

  PageCheck(ChromeDriver driver) {
    this.driver = driver;
  }

  void assertAccessible() {
    driver.executeScript(axe());
    var findings = (List<?>) Objects.requireNonNull(driver.executeAsyncScript(RUN_AXE));
    if (!findings.isEmpty()) {
      throw new AssertionError(driver.getCurrentUrl() + ": " + String.join("\n",
          findings.stream().map(String::valueOf).toList()));
    }
    var refused = driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getMessage().contains("Content Security Policy"))
        .toList();
    if (!refused.isEmpty()) {
      throw new AssertionError(driver.getCurrentUrl() + ": " + refused);
    }
  }

  long weight() {
    return ((Number) Objects.requireNonNull(driver.executeScript(WEIGH))).longValue();
  }

  /** Fails where one has to scroll sideways. */
  void assertFits() {
    var wider = ((Number) Objects.requireNonNull(driver.executeScript(WIDER))).intValue();
    if (wider > 0) {
      throw new AssertionError(
          driver.getCurrentUrl() + " is " + wider + " px wider than the window");
    }
  }

  Path screenshot(String name) {
    return shot(Path.of("target", "screenshots", name + ".png"),
        Map.of("format", "png", "captureBeyondViewport", true));
  }

  /** WebP, which takes less room in a repository than PNG. */
  Path picture(String name, int height) {
    driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
        Map.of("width", PICTURE_WIDTH, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.executeScript("scrollTo(0, 0)");
    try {
      return shot(ProjectRoot.find().resolve("docs").resolve("images").resolve(name + ".webp"),
          Map.of("format", "webp", "quality", 85));
    } finally {
      driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }
  }

  private Path shot(Path file, Map<String, Object> how) {
    var shot = driver.executeCdpCommand("Page.captureScreenshot", how);
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      return Files.write(file, Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String axe() {
    try (var script = PageCheck.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script, "axe is on the class path").readAllBytes(),
          UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
