package io.newswire.syndication.feed;

import java.time.Instant;

import io.newswire.syndication.entry.ArticleId;

/** Says that an entry stood in the feed and is gone (RFC 6721). */
record Tombstone(ArticleId article, Instant when, String reason) {}
