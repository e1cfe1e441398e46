package io.newswire.syndication.partner;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An outlet that gets our stories.
 *
 * @param contact whom to reach when something is wrong with an endpoint
 */
public record Partner(String id, String name, @Nullable String contact, Instant createdAt) {}
