package io.newswire.syndication.console;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.newswire.event.Topics;
import io.newswire.syndication.console.Overview.Answer;
import io.newswire.syndication.console.Overview.Arriving;
import io.newswire.syndication.console.Overview.Failing;
import io.newswire.syndication.console.Overview.Parked;
import io.newswire.syndication.console.Overview.Pile;
import io.newswire.syndication.console.Overview.Stage;
import io.newswire.syndication.parked.ParkedLetters;
import io.newswire.syndication.partner.Endpoint.Status;
import io.newswire.syndication.partner.EndpointStandings;
import io.newswire.syndication.topic.TopicCatalog;
import io.newswire.syndication.webhook.Arrivals;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Answers the four questions, each by itself: what cannot be had in time is said, and the others are there.
 * All who look at the same time share what was found.
 */
@Component
final class Overviews {
  private static final Logger log = LoggerFactory.getLogger(Overviews.class);
  private static final Duration PATIENCE = Duration.ofSeconds(6);
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final int REASONS = 3;

  // docs/console.md has them.
  private static final Duration OLD = Duration.ofSeconds(30);
  private static final Duration TOO_OLD = Duration.ofMinutes(2);
  private static final Duration LATE = Duration.ofMinutes(1);
  private static final Duration TOO_LATE = Duration.ofMinutes(5);
  private static final Duration KILL_TOO_LATE = Duration.ofMinutes(15);

  private final TopicCatalog topics;
  private final Arrivals arrivals;
  private final EndpointStandings endpoints;
  private final ParkedLetters letters;
  private final Clock clock;
  private final LoadingCache<Boolean, Overview> recent = Caffeine.newBuilder()
      .expireAfterWrite(FRESH).build(_ -> look());

  Overviews(TopicCatalog topics, Arrivals arrivals, EndpointStandings endpoints,
      ParkedLetters letters, Clock clock) {
    this.topics = topics;
    this.arrivals = arrivals;
    this.endpoints = endpoints;
    this.letters = letters;
    this.clock = clock;
  }

  Overview now() {
    return java.util.Objects.requireNonNull(recent.get(true));
  }

  private Overview look() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var flowing = threads.submit(this::stages);
      var arriving = threads.submit(() -> new Arriving(arrivals.speed(), arrivals.queue()));
      var failing = threads.submit(
          () -> new Failing(endpoints.troubled(), arrivals.unconfirmedKills()));
      var parked = threads.submit((Callable<Parked>) this::piles);
      var overview = new Overview(clock.instant(),
          answer(flowing, stages -> Level.worst(stages.stream().map(Stage::level).toList())),
          answer(arriving, Overviews::level), answer(failing, this::level),
          answer(parked, piles -> piles.count() == 0 ? Level.GOOD : Level.WATCH));
      threads.shutdownNow();
      return overview;
    }
  }

  private static <T> Answer<T> answer(Future<T> asked, Function<T, Level> judge) {
    try {
      var value = asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer<>(judge.apply(value), value, null);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof ErrorResponseException known) {
        return new Answer<>(Level.ACT, null, known.getBody().getTitle());
      }
      log.warn("A question of the overview has no answer", failure.getCause());
      return new Answer<>(Level.ACT, null, failure.getCause() instanceof DataAccessException
          ? "PostgreSQL does not answer"
          : "Something broke here; the log has it");
    } catch (TimeoutException late) {
      return new Answer<>(Level.ACT, null, "No answer within " + PATIENCE.toSeconds() + " seconds");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Answer<>(Level.WATCH, null, "The service is stopping");
    }
  }

  private List<Stage> stages() {
    var all = topics.all();
    return Topics.CONSUMERS.stream().map(consumer -> {
      var topic = all.stream().filter(one -> one.name().equals(consumer.source())).findFirst();
      var name = topics.groupOf(consumer);
      var group = topic.map(one -> one.group(name)).orElse(null);
      var oldest = group == null ? null : group.oldestUnprocessed();
      var members = group == null ? 0 : group.members();
      return new Stage(consumer.group(), consumer.source(), name,
          topic.map(one -> one.perMinute()).orElse(0L), members, group == null ? 0 : group.lag(),
          oldest, members == 0 ? Level.ACT : level(oldest, OLD, TOO_OLD));
    }).toList();
  }

  private static Level level(@Nullable Duration age, Duration watch, Duration act) {
    return age == null || age.compareTo(watch) < 0
        ? Level.GOOD
        : age.compareTo(act) < 0 ? Level.WATCH : Level.ACT;
  }

  private static Level level(Arriving arriving) {
    return level(arriving.queue().oldest(), LATE, TOO_LATE);
  }

  private Level level(Failing failing) {
    var now = clock.instant();
    if (failing.kills().stream().anyMatch(kill -> kill.givenUp() > 0
        || Duration.between(kill.since(), now).compareTo(KILL_TOO_LATE) >= 0)) {
      return Level.ACT;
    }
    // Whoever paused an endpoint knows of it.
    return failing.kills().isEmpty() && failing.endpoints().stream()
        .allMatch(one -> one.status() == Status.PAUSED) ? Level.GOOD : Level.WATCH;
  }

  private Parked piles() {
    var content = letters.content();
    return new Parked(Topics.CONSUMERS.stream().map(consumer -> {
      var parked = content.parked(consumer.group());
      return new Pile(consumer.group(), consumer.deadLetters(), parked.size(),
          parked.reversed().stream().limit(REASONS).toList());
    }).toList(), content.complete());
  }
}
