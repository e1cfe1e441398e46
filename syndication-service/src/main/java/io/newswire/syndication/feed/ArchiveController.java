package io.newswire.syndication.feed;

import java.io.IOException;
import java.time.Clock;
import java.util.regex.Pattern;

import io.newswire.platform.problem.Problems;
import io.newswire.syndication.reader.Reader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves archive pages (RFC 5005 §4): {@code /feeds/NAME/archive/ID-NUMBER.FORMAT}. */
@RestController
final class ArchiveController {
  private static final Pattern FILE = Pattern
      .compile("(?<archive>[0-9a-f]{8})-(?<number>[1-9][0-9]{0,14})\\.(?<format>[a-z]+)");

  private final FeedDirectory directory;
  private final ArchivePages pages;
  private final FeedLinks links;
  private final FeedAccess access;
  private final FeedSettings settings;
  private final Clock clock;

  ArchiveController(FeedDirectory directory, ArchivePages pages, FeedLinks links,
      FeedAccess access, FeedSettings settings, Clock clock) {
    this.directory = directory;
    this.pages = pages;
    this.links = links;
    this.access = access;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping("/feeds/{name}/archive/{file}")
  void page(@PathVariable String name, @PathVariable String file, HttpServletRequest request,
      HttpServletResponse response) throws IOException {
    if (!directory.isLoaded()) {
      throw FeedController.unavailable();
    }
    var asked = FILE.matcher(file);
    var feed = FeedName.isSlug(name) ? directory.find(new FeedName(name)) : null;
    var format = asked.matches() ? FeedFormat.ofExtension(asked.group("format")) : null;
    if (feed == null || format == null || !format.isForReaders() || !feed.offers(format)) {
      throw unknown(file);
    }
    switch (feed.state()) {
      case OPEN -> answer(feed, format, find(feed.name(), format, asked.group("archive"),
          Long.parseLong(asked.group("number"))), request, response);
      case CLOSED, DELETED -> throw FeedController.closed();
      case MOVED -> redirect(HttpStatus.MOVED_PERMANENTLY, String.valueOf(feed.movedTo()), format,
          response);
    }
  }

  private ArchiveAnswer find(FeedName feed, FeedFormat format, String archive, long number) {
    try {
      return pages.page(feed, format, archive, number);
    } catch (DataAccessException | TransactionException away) {
      throw FeedController.unavailable();
    }
  }

  private void answer(Feed feed, FeedFormat format, ArchiveAnswer answer,
      HttpServletRequest request, HttpServletResponse response) throws IOException {
    var reader = feed.isPrivate() ? access.admit(request, feed) : null;
    switch (answer) {
      case ArchiveAnswer.Found(var page) ->
        send(feed.name(), format, reader, page, request, response);
      case ArchiveAnswer.NotYetFull _ -> {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        redirect(HttpStatus.TEMPORARY_REDIRECT, feed.name().value(), format, response);
      }
      case ArchiveAnswer.Unknown _ -> throw unknown(request.getRequestURI());
    }
  }

  private void send(FeedName feed, FeedFormat format, @Nullable Reader reader, FeedSnapshot page,
      HttpServletRequest request, HttpServletResponse response) throws IOException {
    var answer = new ServletAnswer(format, page, request, response);
    response.setHeader(HttpHeaders.CACHE_CONTROL, settings.cacheControl(reader != null));
    response.setHeader(HttpHeaders.LINK, "<" + links.self(feed, format) + ">; rel=\"current\"");
    if (reader != null) {
      keepPrivate(response);
    }
    if (answer.isKnown(clock.instant())) {
      return;
    }
    if (reader != null && !HttpMethod.HEAD.matches(request.getMethod())) {
      access.record(reader, feed, page, request.getHeader(HttpHeaders.USER_AGENT));
    }
    answer.send();
  }

  /** What the filter for public content has said is not so here. */
  private static void keepPrivate(HttpServletResponse response) {
    response.setHeader(HttpHeaders.VARY, Browsers.VARY + ", " + HttpHeaders.AUTHORIZATION);
    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, null);
    response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, null);
    response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
    response.setHeader("Referrer-Policy", "no-referrer");
  }

  private static void redirect(HttpStatus status, String feed, FeedFormat format,
      HttpServletResponse response) {
    response.setStatus(status.value());
    response.setHeader(HttpHeaders.LOCATION, "/feeds/" + feed + "." + format.extension());
  }

  private static ErrorResponseException unknown(String file) {
    return Problems.refusal(HttpStatus.NOT_FOUND, "archive-not-found", "There is no such page",
        "No archive page '" + file + "'. Start from the feed's own document and follow"
            + " prev-archive: the archive may have been built anew.");
  }
}
