package io.newswire.syndication.partner;

import java.net.URI;

import io.newswire.syndication.filter.Filter;

/** What somebody says an endpoint is to be. */
record EndpointDefinition(URI url, String format, Filter filter, EndpointOptions options,
    Credentials credentials) {}
