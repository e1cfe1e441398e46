package io.newswire.syndication.webhook;

import java.util.List;
import java.util.Map;

import io.newswire.syndication.entry.ArticleId;

/**
 * How far an article has come: what a desk shows beside it, and asks about before it is killed.
 *
 * @param feeds where it stands now
 * @param planned endpoints that get, or got, the newest revision
 * @param delivered those of them that have confirmed it
 * @param holders the names of the partners that had any revision, by whatever way
 * @param partners their names by id, of those that are there still
 */
record Exposure(ArticleId id, long revision, List<String> feeds, int planned, int delivered,
    List<String> holders, Map<String, String> partners) {}
