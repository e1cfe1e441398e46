package io.newswire.syndication.partner;

import java.net.URI;

import io.newswire.syndication.filter.Filter;

/** What somebody says an endpoint is to be. */
record EndpointDefinition(URI url, String format, Filter filter, EndpointOptions options,
    Credentials credentials) {

  /** Filters are the same where they were written the same, in whatever order of their fields. */
  boolean isSameAs(EndpointDefinition other) {
    return url.equals(other.url) && format.equals(other.format)
        && filter.written().equals(other.filter.written()) && options.equals(other.options)
        && credentials.equals(other.credentials);
  }
}
