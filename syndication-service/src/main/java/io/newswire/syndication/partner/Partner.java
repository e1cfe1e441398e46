package io.newswire.syndication.partner;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An outlet that gets our stories.
 *
 * @param contact whom to reach when something is wrong with an endpoint
 * @param declared whether the file has it
 */
public record Partner(String id, String name, @Nullable String contact, boolean declared,
    Instant createdAt) {}
