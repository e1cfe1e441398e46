package io.newswire.platform.wire;

import java.util.Map;

import io.newswire.event.Topics;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Offers the topics' names to configuration files, so that a binding says
 * {@code destination: ${newswire.topic.renditions}} and only {@link Topics} names a topic.
 */
final class TopicNames implements EnvironmentPostProcessor {
  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment,
      SpringApplication application) {
    environment.getPropertySources().addLast(new MapPropertySource("newswireTopics", Map.of(
        "newswire.topic.articles", Topics.ARTICLES,
        "newswire.topic.renditions", Topics.RENDITIONS,
        "newswire.topic.receipts", Topics.RECEIPTS,
        "newswire.topic.render-input", Topics.RENDER_INPUT,
        "newswire.topic.syndication-input", Topics.SYNDICATION_INPUT,
        "newswire.topic.max-record-bytes", Topics.MAX_RECORD_BYTES)));
  }
}
