package io.newswire.syndication.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.springframework.web.util.HtmlUtils.htmlEscape;

import java.time.Duration;
import java.util.stream.Collectors;

import io.newswire.platform.publication.Publications;
import io.newswire.platform.publication.Publications.Title;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The service's first page. Feeds and articles of a house that names no home page of its own name this
 * one. It is made of settings alone, so it is there whatever is away.
 */
@RestController
final class HomePage {
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final String page;
  private final String etag;

  HomePage(Publications publications, FeedLinks links) {
    this.page = page(publications, links);
    this.etag = "\"" + DigestUtils.md5DigestAsHex(page.getBytes(UTF_8)) + "\"";
  }

  @GetMapping("/")
  ResponseEntity<String> show() {
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
        .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
        .eTag(etag)
        .header("Content-Security-Policy", PublicPage.CONTENT_SECURITY_POLICY)
        .body(page);
  }

  private static String page(Publications publications, FeedLinks links) {
    var house = requireNonNull(publications.find(Publications.DEFAULT));
    return PublicPage.of(house.name(), autodiscovery(house, links), """
        <h1>%1$s</h1>
        <p>%2$s</p>
        <p>Here articles of %1$s are given to readers, platforms and partner newsrooms: as feeds and as
        signed webhooks, with their corrections and withdrawals.</p>
        <h2>Read</h2>
        <ul>
        <li><strong>The latest</strong>: %3$s</li>
        <li><a href="/feeds">All feeds</a>: everything, and one for each section</li>
        <li><a href="/feeds.opml">OPML</a>: all of them, for a feed reader</li>
        </ul>
        <p>No need to poll: every feed names its <a href="https://www.w3.org/TR/websub/">WebSub</a> hub,
        which tells subscribers of each change.</p>
        <h2>For partners</h2>
        <ul>
        <li><a href="/portal">Partner portal</a>: your endpoints, what was sent to them, and sending it
        again. You sign in with the key that we gave you.</li>
        <li><a href="/.well-known/jwks.json">Signing keys</a>: our webhooks are signed after
        <a href="https://www.standardwebhooks.com/">Standard Webhooks</a>.</li>
        </ul>
        %4$s
        """.formatted(htmlEscape(house.name(), "UTF-8"), htmlEscape(description(house), "UTF-8"),
        latest(links), elsewhere(house, publications)));
  }

  private static String autodiscovery(Title house, FeedLinks links) {
    return FeedFormat.forReaders().stream()
        .map(format -> PublicPage.autodiscovery(format, house.name(),
            links.self(FeedName.LATEST, format)))
        .collect(Collectors.joining("\n"));
  }

  private static String latest(FeedLinks links) {
    return FeedFormat.forReaders().stream()
        .map(format -> PublicPage.link(links.self(FeedName.LATEST, format), format.label()))
        .collect(Collectors.joining(", "));
  }

  private static String description(Title house) {
    return house.description() == null ? "The latest from " + house.name() : house.description();
  }

  /** Where the house is to be found, as far as that is not here. */
  private static String elsewhere(Title house, Publications publications) {
    var home = house.homePage().equals(publications.publicUrl())
        ? ""
        : "<p>" + PublicPage.link(house.homePage(), house.name()) + "</p>\n";
    var contact = house.contact() == null
        ? ""
        : "<p>Contact: " + PublicPage.link("mailto:" + house.contact(), house.contact()) + "</p>";
    return home + contact;
  }
}
