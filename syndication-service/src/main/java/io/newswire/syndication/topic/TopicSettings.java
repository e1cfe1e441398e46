package io.newswire.syndication.topic;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a look at the topics may cost.
 *
 * @param patience how long Kafka may take to answer
 * @param fresh how old the figures may be, which all who look share
 * @param browsingTime how long one request may read records for
 * @param browsingSize how much it may read
 * @param browsers how many may read at once
 */
@ConfigurationProperties("newswire.console.topics")
record TopicSettings(
    @DefaultValue("4s") Duration patience,
    @DefaultValue("2s") Duration fresh,
    @DefaultValue("3s") Duration browsingTime,
    @DefaultValue("32MB") DataSize browsingSize,
    @DefaultValue("4") int browsers) {}
