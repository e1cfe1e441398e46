package io.newswire.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.opentest4j.TestAbortedException;

/**
 * A real Chromium without a window, which finds things as people do: by label and by what stands on
 * them. A test that opens one is skipped, loudly, where there is none; CI has to have it.
 */
public final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<Path> CHROMIUM = List.of(Path.of("/usr/bin/chromium"),
      Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
  private static final List<Path> DRIVER = List.of(Path.of("/usr/bin/chromedriver"),
      Path.of("/usr/lib/chromium-browser/chromedriver"));

  private final String base;
  private final ChromeDriver driver;
  private final PageCheck check;

  private Browser(String base, ChromeDriver driver) {
    this.base = base;
    this.driver = driver;
    this.check = new PageCheck(driver);
  }

  /**
   * @param base the address that paths are resolved against, without a slash at its end
   */
  public static Browser open(String base) {
    var binary = installed(CHROMIUM);
    var options = new ChromeOptions();
    options.setBinary(binary.toFile());
    // No sandbox: CI is root in a container, where Chromium's own cannot be.
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu",
        "--disable-dev-shm-usage", "--hide-scrollbars", "--force-color-profile=srgb",
        "--lang=en-GB", "--window-size=1280,900");
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
    var service = new ChromeDriverService.Builder()
        .usingDriverExecutable(installed(DRIVER).toFile())
        .build();
    var driver = new ChromeDriver(service, options);
    driver.manage().timeouts().pageLoadTimeout(PATIENCE).scriptTimeout(PATIENCE);
    driver.executeCdpCommand("Emulation.setLocaleOverride", Map.of("locale", "en-GB"));
    return new Browser(base, driver);
  }

  private static Path installed(List<Path> places) {
    return places.stream().filter(Files::isExecutable).findFirst().orElseThrow(() -> {
      var missing = "NO CHROMIUM HERE: this test of pages was not run. Install it: "
          + "apt-get install chromium chromium-driver";
      System.out.println("[browser] " + missing);
      return System.getenv("CI") == null
          ? new TestAbortedException(missing)
          : new IllegalStateException(missing);
    });
  }

  public Browser go(String path) {
    driver.get(base + path);
    return this;
  }

  /** Signs in with the key, and ends up at the path. */
  public Browser signIn(String key, String path) {
    go("/sign-in?next=" + path);
    type("API key", key);
    press("Sign in");
    awaitPath(path);
    return this;
  }

  /** Where it is, below the base. */
  public String path() {
    var url = driver.getCurrentUrl();
    return url == null || !url.startsWith(base) ? "" : url.substring(base.length());
  }

  public void awaitPath(String start) {
    waiting("the path " + start).until(_ -> path().startsWith(start));
  }

  /** Replaces what stands in the field with this label. */
  public void type(String label, String text) {
    var field = field(label);
    field.clear();
    field.sendKeys(text);
  }

  /** Chooses the option with this text in the list with this label. */
  public void choose(String label, String option) {
    new Select(field(label)).selectByVisibleText(option);
  }

  /** The input, list or text area with this label. */
  public WebElement field(String label) {
    var found = awaitShown(By.xpath("//label[normalize-space(.)=" + quoted(label) + "]"));
    return awaitShown(By.id(String.valueOf(found.getDomAttribute("for"))));
  }

  /** Presses the first button in sight with this text. */
  public void press(String button) {
    click(By.xpath("//button[normalize-space(.)=" + quoted(button) + "]"));
  }

  /** Follows the first link in sight with this text. */
  public void follow(String link) {
    click(By.xpath("//a[normalize-space(.)=" + quoted(link) + "]"));
  }

  private void click(By what) {
    waiting(what.toString()).until(_ -> driver.findElements(what).stream()
        .filter(WebElement::isDisplayed).findFirst().map(element -> {
          element.click();
          return true;
        }).orElse(false));
  }

  /** Waits until the first element of the CSS selector shows the text. */
  public void awaitText(String css, String text) {
    waiting("'" + text + "' in " + css)
        .until(
            _ -> texts(css).stream().findFirst().filter(shown -> shown.contains(text)).isPresent());
  }

  public WebElement awaitShown(By what) {
    return waiting(what.toString()).until(_ -> driver.findElements(what).stream()
        .filter(WebElement::isDisplayed).findFirst().orElse(null));
  }

  /** What the elements of the CSS selector show. */
  public List<String> texts(String css) {
    return driver.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList();
  }

  /** For what the methods here do not do. */
  public ChromeDriver driver() {
    return driver;
  }

  /** A screenshot of the whole page, as {@code target/screenshots/NAME.png}. */
  public Path screenshot(String name) {
    return check.screenshot(name);
  }

  /**
   * Looks at the page by day, by night and on a phone: a screenshot each, and nothing serious that
   * axe finds, nor anything wider than the phone.
   */
  public Browser looks(String name) {
    screenshot(name);
    assertAccessible();
    dark(true).screenshot(name + "-dark");
    assertAccessible();
    dark(false).phone(true).screenshot(name + "-phone");
    assertAccessible();
    check.assertFits();
    return phone(false);
  }

  /**
   * A picture for a guide, of what is in sight: {@code docs/images/NAME.webp} where
   * {@code -Dnewswire.write-docs} asks for pictures, and nothing otherwise.
   *
   * @param height of the picture in pixels; as wide as a small window
   */
  public Browser picture(String name, int height) {
    if (System.getProperty("newswire.write-docs") != null) {
      check.picture(name, height);
    }
    return this;
  }

  /** Fails where axe finds something serious, or the page ran into its own security policy. */
  public void assertAccessible() {
    check.assertAccessible();
  }

  /** Shows pages as those see them who like them dark, or light. */
  public Browser dark(boolean dark) {
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features",
        List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    return this;
  }

  public Browser size(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
    return this;
  }

  /** Shows pages as a phone does, which is narrower than Chromium makes a window. */
  public Browser phone(boolean phone) {
    if (phone) {
      driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
          Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true));
    } else {
      driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }
    return this;
  }

  /** Bytes that the page and all it needs took on the line, pictures aside. */
  public long weight() {
    return check.weight();
  }

  private WebDriverWait waiting(String what) {
    var waiting = new WebDriverWait(driver, PATIENCE);
    waiting.withMessage(() -> "waited for " + what + " at " + driver.getCurrentUrl() + "\n"
        + driver.findElement(By.tagName("body")).getText());
    waiting.ignoring(org.openqa.selenium.StaleElementReferenceException.class);
    waiting.ignoring(org.openqa.selenium.ElementNotInteractableException.class);
    return waiting;
  }

  private static String quoted(String text) {
    return text.contains("'") ? "\"" + text + "\"" : "'" + text + "'";
  }

  @Override
  public void close() {
    driver.quit();
  }
}
