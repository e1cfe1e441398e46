package io.newswire.syndication.partner;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param file with partners and their endpoints, YAML; null or empty: there is none */
@ConfigurationProperties("newswire.partners")
record PartnerFileSettings(@Nullable Path file) {}
