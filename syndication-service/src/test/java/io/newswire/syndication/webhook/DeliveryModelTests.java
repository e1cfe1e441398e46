package io.newswire.syndication.webhook;

import static io.newswire.syndication.Rendered.article;
import static io.newswire.syndication.Rendered.freshId;
import static io.newswire.syndication.Rendered.kill;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

import io.newswire.event.PubStatus;
import io.newswire.event.RenderedArticle;
import io.newswire.syndication.Administrator;
import io.newswire.syndication.MutableClock;
import io.newswire.syndication.SyndicationTest;
import io.newswire.syndication.entry.Entries;
import io.newswire.syndication.webhook.ModelOutlet.Mood;
import io.newswire.syndication.webhook.Replay.Kind;
import io.newswire.syndication.webhook.Replay.Place;
import io.newswire.syndication.webhook.Replay.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * A long random life: articles are published, corrected, withheld and killed, batches come twice, outlets
 * fail, hang, close and are paused, two copies of the service claim, send, record and are killed between
 * any two of these, replays run. What outlets may rely on is checked at every webhook, and in the end
 * everybody has everything, two of them in batches. Real PostgreSQL; time is the model's. With another seed:
 * {@code -Dnewswire.model.seed=7 -Dnewswire.model.steps=100000}.
 */
@SyndicationTest
@DirtiesContext
@TestPropertySource(properties = {
    "NEWSWIRE_ALLOWED_TARGETS=127.0.0.0/8",
    "newswire.webhook.sending.jitter=0",
    "newswire.webhook.sending.per-endpoint=3",
    // The model says when.
    "newswire.webhook.replay.every=1d"})
@Tag("proof")
class DeliveryModelTests {
  private static final int STEPS = Integer.getInteger("newswire.model.steps", 10_000);
  private static final long SEED = Long.getLong("newswire.model.seed", 20_261_123L);
  private static final int PER_ENDPOINT = 3;
  private static final List<String> SECTIONS = List.of("harbour", "sport", "court");
  private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(15);

  @LocalServerPort
  int port;
  @Autowired
  TransactionTemplate transaction;
  @Autowired
  Entries entries;
  @Autowired
  DeliveryPlanner planner;
  @Autowired
  Claims claims;
  @Autowired
  BatchClaims batchClaims;
  @Autowired
  BatchDispatcher batchDispatcher;
  @Autowired
  Results results;
  @Autowired
  RetryPolicy policy;
  @Autowired
  Dispatcher dispatcher;
  @Autowired
  Replayer replayer;
  @Autowired
  Replays replays;
  @Autowired
  MutableClock clock;
  @Autowired
  JdbcClient jdbc;

  private final Random random = new Random(SEED);
  private final Map<String, ModelOutlet> outlets = new LinkedHashMap<>();
  private final Map<String, RenderedArticle> articles = new LinkedHashMap<>();
  private final List<RenderedArticle> history = new ArrayList<>();
  private ModelCopy one;
  private ModelCopy other;
  private Administrator administrator;
  private Instant busySince = Instant.MAX;

  @BeforeEach
  void start() {
    administrator = new Administrator(port);
    one = new ModelCopy(claims, batchClaims, results, policy, clock, outlets);
    other = new ModelCopy(claims, batchClaims, results, policy, clock, outlets);
  }

  @Test
  void everybodyEndsWithTheNewestAndNobodyEverSawAnOlderAfterANewer() {
    dispatcher.stop();
    batchDispatcher.stop();
    var start = clock.instant();
    for (var sections : List.of(Set.of("harbour"), Set.of("sport"), Set.of("court"),
        Set.of("harbour", "sport"), Set.of("harbour", "sport", "court"),
        Set.of("court", "sport"))) {
      register(sections);
    }

    for (var step = 0; step < STEPS; step++) {
      step();
      checkWhatIsUnderWay();
    }

    openEverything();
    settle();
    checkThatNothingIsLeftOpen();
    checkThatKillsArrivedOrAreAccountedFor();
    outlets.keySet().forEach(endpoint -> start(endpoint, Kind.MISSED, start));
    settle();
    checkThatEverybodyHasTheNewest();
    checkThatWhatCountsAsDeliveredWasSeen();
  }

  private void register(Set<String> sections) {
    var partner = id(administrator.post("/partners", Map.of("name", "P" + outlets.size())).body());
    var definition = new HashMap<String, Object>(Map.of("url", "http://127.0.0.1:9999/hook",
        "filter", Map.of("sections", List.copyOf(sections))));
    if (outlets.size() % 3 == 2) {
      definition.put("batch", Map.of("events", 3, "within", "2s"));
    }
    var endpoint = id(
        administrator.post("/partners/" + partner + "/endpoints", definition).body());
    outlets.put(endpoint, new ModelOutlet(partner, endpoint, sections));
  }

  private static String id(String body) {
    return new JsonMapper().readTree(body).get("id").asString();
  }

  private void step() {
    switch (random.nextInt(100)) {
      case 0, 1, 2, 3, 4, 5, 6 -> takeIn(article(freshId(), 1, sections()));
      case 7, 8, 9, 10, 11, 12, 13 -> revise();
      case 14, 15 -> withdraw();
      case 16 -> takeInAgain();
      case 17, 18 -> outlet().mood = Mood.values()[random.nextInt(Mood.values().length)];
      case 19, 20, 21 -> outlet().mood = Mood.WELL;
      case 22 -> status(outlet(), "paused");
      case 23, 24 -> status(outlet(), "active");
      case 25, 26 -> copy().die();
      case 27 -> resend();
      case 28 -> start(outlet().endpoint, Kind.values()[random.nextInt(3)],
          clock.instant().minus(Duration.ofHours(random.nextInt(48))));
      case 29, 30 -> replayer.goOn();
      case 31, 32 -> claimBothAtOnceWhileNewsComes();
      case 33, 34, 35, 36, 37, 38, 39, 40 -> advance(Duration.ofMillis(random.nextInt(4_000)));
      case 41, 42 -> advance(Duration.ofMinutes(random.nextInt(90)));
      case 43 -> advance(Duration.ofHours(random.nextInt(30)));
      case 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59 -> claim(copy());
      case 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71 -> copy().record();
      default -> copy().sendOne(random);
    }
  }

  private String[] sections() {
    return SECTIONS.stream().filter(_ -> random.nextInt(3) == 0).toArray(String[]::new);
  }

  private ModelOutlet outlet() {
    return List.copyOf(outlets.values()).get(random.nextInt(outlets.size()));
  }

  private ModelCopy copy() {
    return random.nextBoolean() ? one : other;
  }

  private void takeIn(RenderedArticle revision) {
    transaction.executeWithoutResult(_ -> planner.plan(entries.apply(List.of(revision))));
    articles.merge(revision.getId(), revision,
        (known, newer) -> newer.getRevision() > known.getRevision() ? newer : known);
    history.add(revision);
  }

  private void revise() {
    var known = any();
    if (known != null && known.getPubStatus() != PubStatus.CANCELED) {
      takeIn(article(known.getId(), known.getRevision() + 1 + random.nextInt(2), builder -> {
        builder.setSections(List.of(sections()));
        switch (random.nextInt(6)) {
          case 0 -> builder.setPubStatus(PubStatus.WITHHELD);
          case 1, 2 -> builder.setCorrectionNote("It was six.");
          default -> {
          }
        }
      }));
    }
  }

  private void withdraw() {
    var known = any();
    if (known != null && known.getPubStatus() != PubStatus.CANCELED) {
      takeIn(kill(known.getId(), known.getRevision() + 1, "Hoax"));
    }
  }

  /** Kafka delivers at least once, and not always in order. */
  private void takeInAgain() {
    if (!history.isEmpty()) {
      takeIn(history.get(random.nextInt(history.size())));
    }
  }

  /** Any article, the newer the likelier. */
  private @Nullable RenderedArticle any() {
    var all = List.copyOf(articles.values());
    return all.isEmpty()
        ? null
        : all.get(Math.max(0, all.size() - 1 - (int) Math.abs(random.nextGaussian() * 12)));
  }

  private void status(ModelOutlet outlet, String status) {
    var answer = administrator.patch(
        "/partners/" + outlet.partner + "/endpoints/" + outlet.endpoint, Map.of("status", status));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private void resend() {
    var seen = List.copyOf(outlet().events.keySet());
    if (!seen.isEmpty()) {
      var webhookId = seen.get(random.nextInt(seen.size()));
      outlets.values().stream().filter(outlet -> outlet.events.containsKey(webhookId))
          .forEach(outlet -> assertThat(administrator.post(
              "/partners/" + outlet.partner + "/deliveries/" + webhookId + "/resend", Map.of())
              .statusCode()).isIn(202, 409));
    }
  }

  private void start(String endpoint, Kind kind, Instant since) {
    var now = clock.instant();
    replays.add(new Replay("rpl_" + UUID.randomUUID(), endpoint, kind, since, 200, Stage.RUNNING, 0,
        0, 0, now, now, null, new Place(0, null, "")), null);
  }

  private void claim(ModelCopy copy) {
    copy.claim(1 + random.nextInt(8));
    markBusy();
  }

  private void claimBothAtOnceWhileNewsComes() {
    var claiming = Stream.of(one, other)
        .map(copy -> CompletableFuture.runAsync(() -> copy.claim(4))).toList();
    revise();
    claiming.forEach(CompletableFuture::join);
    markBusy();
  }

  private void markBusy() {
    if (busySince.equals(Instant.MAX) && !(one.isIdle() && other.isIdle())) {
      busySince = clock.instant();
    }
  }

  /** No attempt lasts longer than its bound, which is what leases rely on. */
  private void advance(Duration duration) {
    if (!busySince.equals(Instant.MAX)
        && clock.instant().plus(duration).isAfter(busySince.plus(LONGEST_ATTEMPT))) {
      one.finish();
      other.finish();
      busySince = Instant.MAX;
    }
    clock.advance(duration);
  }

  private void checkWhatIsUnderWay() {
    var batches = Stream.concat(one.batches.stream(), other.batches.stream()).toList();
    var alone = Stream.concat(one.underWay.stream(), other.underWay.stream()).toList();
    var underWay = Stream
        .concat(alone.stream(), batches.stream().flatMap(batch -> batch.events().stream()))
        .toList();
    assertThat(underWay.stream().map(ready -> ready.endpoint().id() + ready.delivery().article()))
        .as("two revisions of an article are never under way to one endpoint")
        .doesNotHaveDuplicates();
    assertThat(Stream.concat(alone.stream().map(ready -> ready.endpoint().id()),
        batches.stream().map(batch -> batch.endpoint().id()))
        .collect(groupingBy(Function.identity(), counting())).values())
        .allSatisfy(many -> assertThat(many).isLessThanOrEqualTo(PER_ENDPOINT));
  }

  private void openEverything() {
    one.die();
    other.finish();
    for (var outlet : outlets.values()) {
      outlet.mood = Mood.WELL;
      status(outlet, "active");
    }
  }

  /** Lets time pass until nothing is due any more. */
  private void settle() {
    var idle = 0;
    while (idle < 10) {
      advance(Duration.ofHours(3));
      replayer.goOn();
      var claimed = other.claim(100) | one.claim(100);
      markBusy();
      idle = claimed ? 0 : idle + 1;
    }
  }

  private void checkThatNothingIsLeftOpen() {
    assertThat(jdbc.sql("""
        SELECT d.state || ' ' || event || ' ' || d.article_id || ' ' || revision || ' due ' || due_at
          || coalesce(' leased ' || leased_until, '') || ' at ' || e.status || ' ' || e.id
        FROM delivery d JOIN endpoint e ON e.id = d.endpoint_id
        LEFT JOIN delivery_lease l ON l.delivery_id = d.id
        WHERE d.state IN ('PENDING', 'FAILED') OR leased_until IS NOT NULL
        """).query(String.class).list()).as("every event is delivered or accounted for").isEmpty();
  }

  private void checkThatKillsArrivedOrAreAccountedFor() {
    for (var killed : articles.values()) {
      if (killed.getPubStatus() == PubStatus.CANCELED) {
        for (var outlet : outlets.values()) {
          var seen = outlet.newest.getOrDefault(killed.getId(), 0L);
          if (seen > 0 && seen < killed.getRevision()) {
            assertThat(jdbc.sql("""
                SELECT state FROM delivery WHERE article_id = ? AND endpoint_id = ? AND event = 'KILLED'
                """).params(killed.getId(), outlet.endpoint).query(String.class).list())
                .as("the kill of %s at %s", killed.getId(), outlet.endpoint)
                .containsExactly("EXHAUSTED");
          }
        }
      }
    }
  }

  private void checkThatEverybodyHasTheNewest() {
    var missing = new ArrayList<String>();
    for (var newest : articles.values()) {
      for (var outlet : outlets.values()) {
        var seen = outlet.newest.getOrDefault(newest.getId(), 0L);
        var isUsable = newest.getPubStatus() == PubStatus.USABLE;
        var wanted = isUsable && outlet.wants(Set.copyOf(newest.getSections()));
        if ((seen > 0 || wanted) && seen != newest.getRevision()) {
          missing.add(outlet.endpoint + " has " + seen + " of " + newest.getId() + " "
              + newest.getPubStatus() + " " + newest.getRevision());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private void checkThatWhatCountsAsDeliveredWasSeen() {
    var seen = outlets.values().stream().flatMap(outlet -> outlet.events.keySet().stream())
        .toList();
    assertThat(jdbc.sql("SELECT webhook_id FROM delivery WHERE delivered_at IS NOT NULL")
        .query(String.class).list()).isNotEmpty().isSubsetOf(seen);
  }
}
