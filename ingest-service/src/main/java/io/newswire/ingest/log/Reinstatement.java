package io.newswire.ingest.log;

import java.time.Duration;
import java.util.Set;

import io.newswire.platform.wire.Following;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the rounds of those articles whose last record does not stand. A request that lost a race sees
 * to that itself before it is answered; what is found here was left by a copy that died, or by one that
 * did not hear from Kafka in time.
 */
@Component
final class Reinstatement implements SmartLifecycle {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final ArticleLog log;
  private final Following following = new Following("article-reinstatement",
      "What stands cannot be made the last record of its article", PAUSE, PAUSE);

  Reinstatement(ArticleLog log) {
    this.log = log;
  }

  @Override
  public void start() {
    following.start(this::follow);
  }

  private void follow() {
    var before = Set.<String>of();
    while (!following.isStopping()) {
      before = round(before);
      following.pause();
    }
  }

  /** Only what was so a round ago, too: whoever lost a race just now is about to append anew. */
  private Set<String> round(Set<String> before) {
    var buried = log.buried();
    for (var id : buried) {
      if (before.contains(id) && !following.isStopping()) {
        log.reinstate(id, log.deadline());
      }
    }
    following.works();
    return buried;
  }

  @Override
  public void stop() {
    following.stop();
  }

  @Override
  public boolean isRunning() {
    return following.isRunning();
  }
}
