package io.newswire.syndication.filter;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What filters are told.
 *
 * @param mediaTopicsFile IPTC's tree of media topics, as docs/filters.md says; null for our excerpt
 */
@ConfigurationProperties("newswire.filters")
record FilterSettings(@Nullable Path mediaTopicsFile) {}
