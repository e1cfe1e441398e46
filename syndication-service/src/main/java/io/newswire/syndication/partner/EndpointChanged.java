package io.newswire.syndication.partner;

/**
 * Somebody changed an endpoint: what failed may succeed now.
 *
 * @param reopened whether it was paused or disabled before and is sent to again
 */
public record EndpointChanged(String endpointId, boolean reopened) {}
