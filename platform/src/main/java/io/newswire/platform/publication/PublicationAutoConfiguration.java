package io.newswire.platform.publication;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Reads the titles of the house from the configuration. */
@AutoConfiguration
@EnableConfigurationProperties(Publications.class)
class PublicationAutoConfiguration {}
