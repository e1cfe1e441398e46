package io.newswire.syndication.partner;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An outlet that gets our stories.
 *
 * @param contact whom to reach when something is wrong with an endpoint
 * @param earlyAccess whether it may have articles before their embargo ends, having agreed to keep to it
 * @param declared whether the file has it
 */
public record Partner(String id, String name, @Nullable String contact, boolean earlyAccess,
    boolean declared, Instant createdAt) {}
