package io.newswire.syndication.feed;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.newswire.syndication.entry.EntityTag;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Answers polls with what is there, and says in headers what caches, scripts and readers need to know. */
@Component
final class FeedAnswers {
  private static final HttpField NO_SNIFFING = new PreEncodedHttpField("X-Content-Type-Options",
      "nosniff");
  /** Of what everybody may read. */
  private static final List<HttpField> PUBLIC = List.of(NO_SNIFFING,
      new PreEncodedHttpField(HttpHeader.VARY, Browsers.VARY),
      new PreEncodedHttpField("Access-Control-Allow-Origin", "*"),
      new PreEncodedHttpField("Access-Control-Expose-Headers", "ETag, Link, IM"));
  /** Of what partners' readers get: it is for no index, and an address with a token in it for no log. */
  private static final List<HttpField> PRIVATE = List.of(NO_SNIFFING,
      new PreEncodedHttpField(HttpHeader.VARY, Browsers.VARY + ", Authorization"),
      new PreEncodedHttpField("X-Robots-Tag", "noindex, nofollow, noarchive"),
      new PreEncodedHttpField("Referrer-Policy", "no-referrer"));
  private static final HttpField MANIPULATED = new PreEncodedHttpField("IM", "feed");
  // RFC 3229 §10.9.1: a cache that does not know 226 must not give it to others.
  private static final HttpField NOT_TO_BE_KEPT = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL,
      "no-store");
  private static final int IM_USED = 226;

  private final FeedSnapshots snapshots;
  private final FeedAccess access;
  private final FeedMetrics metrics;
  private final FeedPolls polls;
  private final Clock clock;
  private final HttpField anybodysCache;
  private final HttpField readersCache;

  FeedAnswers(FeedSnapshots snapshots, FeedAccess access, FeedMetrics metrics,
      FeedPolls polls, FeedSettings settings, Clock clock) {
    this.snapshots = snapshots;
    this.access = access;
    this.metrics = metrics;
    this.polls = polls;
    this.clock = clock;
    this.anybodysCache = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL,
        settings.cacheControl(false));
    this.readersCache = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL,
        settings.cacheControl(true));
  }

  /**
   * Answers where the reader has the newest document, as far as memory tells.
   *
   * @return whether it did
   */
  boolean ifUnchanged(Poll poll, Feed feed, Response response, Callback callback) {
    var validators = snapshots.validators(feed, poll.place().format());
    return validators != null && unchanged(poll, validators, response, callback);
  }

  /**
   * Answers where no waiting and no making is needed: where the reader has the newest document, or it is
   * at hand in the coding asked for.
   *
   * @return whether it did
   */
  boolean atOnce(Poll poll, Feed feed, Response response, Callback callback) {
    var validators = snapshots.validators(feed, poll.place().format());
    if (validators == null) {
      return false;
    }
    if (unchanged(poll, validators, response, callback)) {
      return true;
    }
    var snapshot = poll.wantsNews() ? null : snapshots.ready(feed, poll.place().format());
    if (snapshot == null || snapshot.ready(poll.coding()) == null) {
      return false;
    }
    whole(poll, snapshot, response, callback);
    return true;
  }

  /**
   * Answers with the newest document, made if need be.
   *
   * @return whether it did: false where there is none
   */
  boolean withNewest(Poll poll, Response response, Callback callback) {
    var snapshot = newest(poll);
    if (snapshot == null) {
      return false;
    }
    if (unchanged(poll, snapshot.validators(), response, callback)) {
      return true;
    }
    var newer = poll.wantsNews() ? newerThanKnown(poll) : null;
    if (newer == null) {
      whole(poll, snapshot, response, callback);
    } else {
      metrics.newer(poll.place().format());
      count(poll, false);
      response.setStatus(IM_USED);
      describe(poll, response, newer.validators()).add(NOT_TO_BE_KEPT).add(MANIPULATED);
      send(poll, newer, response, callback);
    }
    return true;
  }

  private @Nullable FeedSnapshot newest(Poll poll) {
    try {
      return snapshots.newest(poll.place().name(), poll.place().format());
    } catch (DataAccessException | TransactionException away) {
      return null;
    }
  }

  private boolean unchanged(Poll poll, Validators validators, Response response,
      Callback callback) {
    var lastModified = validators.lastModifiedAt(clock.instant());
    if (!Preconditions.isKnown(poll.ifNoneMatch(), validators.areSettled(lastModified)
        ? poll.header(HttpHeader.IF_MODIFIED_SINCE)
        : null, validators.etag(poll.coding()), lastModified)) {
      return false;
    }
    metrics.unchanged(poll.place().format());
    count(poll, true);
    response.setStatus(HttpStatus.NOT_MODIFIED_304);
    describe(poll, response, validators, lastModified).add(cacheControl(poll))
        .add(validators.tag(poll.coding()));
    response.write(true, null, callback);
    return true;
  }

  private void whole(Poll poll, FeedSnapshot snapshot, Response response, Callback callback) {
    metrics.sent(poll.place().format());
    count(poll, false);
    describe(poll, response, snapshot.validators()).add(cacheControl(poll));
    send(poll, snapshot, response, callback);
  }

  private void count(Poll poll, boolean unchanged) {
    polls.seen(poll.place().name(), poll.place().format(), poll.reader(),
        poll.header(HttpHeader.USER_AGENT), unchanged);
  }

  /** What the reader has not got yet; null where we cannot tell. */
  private @Nullable FeedSnapshot newerThanKnown(Poll poll) {
    var known = poll.ifNoneMatch();
    try {
      for (var tag : known == null ? List.<String>of() : Preconditions.opaqueTags(known)) {
        var newer = snapshots.newestSince(poll.place().name(), poll.place().format(),
            EntityTag.hashIn(tag));
        if (newer != null) {
          return newer;
        }
      }
    } catch (DataAccessException | TransactionException away) {
      // The whole feed is at hand.
    }
    return null;
  }

  private HttpField cacheControl(Poll poll) {
    return poll.reader() == null ? anybodysCache : readersCache;
  }

  private HttpFields.Mutable describe(Poll poll, Response response, Validators validators) {
    return describe(poll, response, validators, validators.lastModifiedAt(clock.instant()));
  }

  private static HttpFields.Mutable describe(Poll poll, Response response, Validators validators,
      Instant lastModified) {
    var headers = response.getHeaders();
    for (var field : poll.reader() == null ? PUBLIC : PRIVATE) {
      headers.add(field);
    }
    return headers.add(validators.lastModified(lastModified));
  }

  private void send(Poll poll, FeedSnapshot snapshot, Response response, Callback callback) {
    var headers = response.getHeaders().add(snapshot.validators().tag(poll.coding()))
        .add(poll.place().links());
    if (Browsers.open(poll.place().format(), poll.header(Browsers.DESTINATION))) {
      headers.add(HttpHeader.CONTENT_TYPE, Browsers.CONTENT_TYPE)
          .add("Content-Security-Policy", Browsers.CONTENT_SECURITY_POLICY);
    } else {
      headers.add(poll.place().contentType());
    }
    snapshot.about(poll.coding()).forEach(headers::add);
    if (poll.isForHeadersAlone()) {
      response.write(true, null, callback);
      return;
    }
    if (poll.reader() != null) {
      access.record(poll.reader(), poll.place().name(), snapshot,
          poll.header(HttpHeader.USER_AGENT));
    }
    response.write(true, snapshot.represented(poll.coding()).buffer(), callback);
  }
}
