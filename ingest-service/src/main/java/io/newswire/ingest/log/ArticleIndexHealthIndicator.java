package io.newswire.ingest.log;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Up once the index has caught up, and from then on: a broker that goes away is answered with 503
 * by the service itself, which tells senders more than a load balancer would.
 */
@Component("articleIndexHealthIndicator")
final class ArticleIndexHealthIndicator implements HealthIndicator {
  private final LogFollower follower;
  private final ArticleIndex index;

  ArticleIndexHealthIndicator(LogFollower follower, ArticleIndex index) {
    this.follower = follower;
    this.index = index;
  }

  @Override
  public Health health() {
    return (follower.isCaughtUp() ? Health.up() : Health.outOfService())
        .withDetail("articles", index.size()).build();
  }
}
