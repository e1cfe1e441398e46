package io.newswire.syndication.feed;

import java.time.Instant;

import io.newswire.syndication.entry.ArticleId;

/** An entry that stands in a feed. */
record StandingEntry(ArticleId article, long revision, Instant publishedAt) {}
