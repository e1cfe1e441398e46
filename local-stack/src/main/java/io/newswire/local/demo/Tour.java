package io.newswire.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;

import io.newswire.event.Topics;
import io.newswire.local.LocalStack;
import io.newswire.local.command.Terminal;
import io.newswire.local.post.DeskAnswer;
import io.newswire.local.post.DeskClient;
import org.jspecify.annotations.Nullable;

/** The articles' road from the desk to feeds and partner, then a correction's, then a kill's. */
final class Tour {
  private static final String EMBARGOED = "embargoed";
  private static final String UNDERWRITTEN = "tide-school-underwritten";
  private static final String CORRECTED = "council-budget";
  private static final String KILLED = "mast-collapse";
  private static final int NOT_MODIFIED = 304;
  private static final int GONE = 410;
  /** Characters of a text by which it is known. */
  private static final int BEGINNING = 60;

  private final LocalStack stack;
  private final Samples samples;
  private final Terminal terminal;
  private final Verdicts verdicts;
  private final HttpClient http;
  private final DeskClient desk;
  private final TopicWatch topics;
  private final FeedWatch feeds;
  private final PartnerReceiver partner;

  Tour(LocalStack stack, Samples samples, Terminal terminal, Verdicts verdicts, HttpClient http,
      DeskClient desk, TopicWatch topics, FeedWatch feeds, PartnerReceiver partner) {
    this.stack = stack;
    this.samples = samples;
    this.terminal = terminal;
    this.verdicts = verdicts;
    this.http = http;
    this.desk = desk;
    this.topics = topics;
    this.feeds = feeds;
    this.partner = partner;
  }

  void take() throws IOException, InterruptedException {
    post();
    readTheUnderwritten();
    correct();
    kill();
    lookBack();
  }

  private void post() throws IOException, InterruptedException {
    terminal.heading("3. The desk posts " + samples.articles().size() + " articles");
    var posted = new LinkedHashMap<String, Instant>();
    var answered = new HashMap<String, Instant>();
    for (var article : samples.articles().entrySet()) {
      posted.put(article.getKey(), Instant.now());
      var answer = desk.post(article.getValue());
      answered.put(article.getKey(), Instant.now());
      if (answer instanceof DeskAnswer.Refused(_, var lines)) {
        verdicts.check(false, article.getKey() + ": " + String.join(" ", lines));
        posted.remove(article.getKey());
      }
    }
    terminal.say(terminal.dim("    %-30s %9s %18s %18s %9s %9s".formatted("", "202 after",
        Topics.ARTICLES, "…renditions", "feeds", "partner")));
    for (var article : posted.entrySet()) {
      var passage = new Passage(samples.article(article.getKey()).path("id").asString(),
          article.getValue(), answered.getOrDefault(article.getKey(), article.getValue()));
      follow(article.getKey(), passage);
    }
  }

  /** Where the first revision of an article went, and when. */
  private record Passage(String id, Instant posted, Instant answered) {}

  private void follow(String name, Passage passage) throws InterruptedException {
    var id = passage.id();
    var held = name.equals(EMBARGOED);
    var arrived = Verdicts.becomes(() -> topics.article(id, 1) != null
        && topics.rendered(id, 1) != null
        && (held || feeds.inAllSince(id) != null && partner.arrival(id, 1) != null));
    var article = topics.article(id, 1);
    var rendered = topics.rendered(id, 1);
    var inFeeds = feeds.inAllSince(id);
    var delivered = partner.arrival(id, 1);
    verdicts.check(arrived && (!held || inFeeds == null && delivered == null),
        "%-30s %9s %18s %18s %9s %9s".formatted(name,
            Verdicts.millis(passage.posted(), passage.answered()),
            article == null ? "missing" : at(article, passage),
            rendered == null ? "missing" : at(rendered, passage),
            held ? "held back" : after(inFeeds, passage),
            held ? "held back" : after(delivered == null ? null : delivered.at(), passage)));
  }

  private static String at(TopicWatch.Sighting sighting, Passage passage) {
    return sighting.place() + "  " + after(sighting.at(), passage);
  }

  private static String after(@Nullable Instant at, Passage passage) {
    return at == null ? "missing" : Verdicts.millis(passage.posted(), at);
  }

  private void readTheUnderwritten() throws IOException, InterruptedException {
    terminal.heading("4. The underwritten story has lost nothing on its way");
    var article = samples.article(UNDERWRITTEN);
    var id = article.path("id").asString();
    var promised = Promises.of(article);
    for (var format : FeedWatch.FORMATS) {
      checkHolds(format, feeds.newest(format).entries().getOrDefault(id, ""), promised);
    }
    var delivered = partner.arrival(id, 1);
    checkHolds("webhook", delivered == null ? "" : delivered.content(), promised);
    var page = get("/articles/" + DeskClient.encoded(id) + "/renditions/html");
    checkHolds("page", page.body(), promised);
    var rendered = topics.rendered(id, 1);
    verdicts.check(rendered != null && rendered.formats().size() > 1,
        rendered == null
            ? "no renditions"
            : "rendered as " + String.join(", ",
                rendered.formats()));
  }

  private void checkHolds(String where, String text, Promises promises) {
    var missing = promises.missingIn(text);
    verdicts.check(missing.isEmpty(), "%-8s %s".formatted(where, missing.isEmpty()
        ? "has " + String.join(", ", promises.names())
        : "lacks " + String.join(", ", missing)));
  }

  private void correct() throws IOException, InterruptedException {
    terminal.heading("5. The desk corrects " + CORRECTED);
    var correction = samples.correctionOf(CORRECTED);
    var id = correction.path("id").asString();
    var note = correction.path("correctionNote").asString();
    terminal.say("    " + terminal.dim(note));
    var begin = Instant.now();
    accept(desk.post(correction), 2);
    verdicts.await(begin, "on " + Topics.ARTICLES + " and " + Topics.RENDITIONS + " as revision 2",
        () -> topics.article(id, 2) != null && topics.rendered(id, 2) != null);
    verdicts.await(begin, "RSS, Atom and JSON feed show the correction note",
        () -> FeedWatch.FORMATS.stream().allMatch(format -> PlainText.contains(
            feeds.newest(format).entries().getOrDefault(id, ""), note)));
    verdicts.await(begin, "the partner has it as article.corrected", () -> has(id, 2,
        "article.corrected"));
  }

  private void kill() throws IOException, InterruptedException {
    terminal.heading("6. The desk kills " + KILLED);
    var id = samples.article(KILLED).path("id").asString();
    var reason = samples.killReasonOf(KILLED);
    terminal.say("    " + terminal.dim(reason));
    var begin = Instant.now();
    accept(desk.kill(id, reason), 2);
    verdicts.await(begin, "it has left all three feeds", () -> FeedWatch.FORMATS.stream()
        .noneMatch(format -> feeds.newest(format).entries().containsKey(id)));
    verdicts.await(begin, "the Atom feed has a tombstone for it (RFC 6721)",
        () -> feeds.newest("atom").removed().contains(id));
    verdicts.await(begin, "the partner has it as article.killed",
        () -> has(id, 2, "article.killed"));
    verdicts.check(isWithoutText(id, samples.article(KILLED).path("body").asString()),
        "what the partner got says CANCELED, and has nothing of the text");
    var page = get("/articles/" + DeskClient.encoded(id) + "/renditions/html");
    verdicts.check(page.statusCode() == GONE, "its page answers " + page.statusCode() + " Gone");
    var again = samples.article(KILLED).deepCopy().put("headline", "Mast collapses after all");
    verdicts.check(desk.post(again) instanceof DeskAnswer.Refused,
        "it cannot come back under its id");
  }

  private boolean isWithoutText(String id, String body) {
    var beginning = PlainText.of(body).substring(0, BEGINNING);
    var published = partner.arrival(id, 1);
    var killed = partner.arrival(id, 2);
    return published != null && PlainText.contains(published.content(), beginning)
        && killed != null && killed.pubStatus().equalsIgnoreCase("CANCELED")
        && !PlainText.contains(killed.content(), beginning);
  }

  private void lookBack() throws IOException, InterruptedException {
    terminal.heading("7. Afterwards");
    for (var format : FeedWatch.FORMATS) {
      var first = feeds.get(format, null);
      var again = feeds.get(format, null);
      var etag = first.headers().firstValue("ETag").orElse("");
      verdicts.check(Arrays.equals(first.body(), again.body())
          && feeds.get(format, etag).statusCode() == NOT_MODIFIED,
          "%-4s the same %,d bytes twice, and 304 to its ETag".formatted(format,
              first.body().length));
    }
    verdicts.check(partner.refused() == 0, "all " + partner.arrivals().size()
        + " webhooks verified with the Standard Webhooks library");
    verdicts.check(isInOrder(partner.arrivals()),
        "no older revision came after a newer one");
  }

  private static boolean isInOrder(List<PartnerReceiver.Arrival> arrivals) {
    var newest = new HashMap<String, Long>();
    return arrivals.stream().allMatch(
        arrival -> newest.merge(arrival.id(), arrival.revision(), Math::max) == arrival.revision());
  }

  private void accept(DeskAnswer answer, long revision) {
    switch (answer) {
      case DeskAnswer.Accepted accepted -> verdicts.check(accepted.revision() == revision,
          "accepted as revision " + accepted.revision());
      case DeskAnswer.Refused(_, var lines) ->
        verdicts.check(false, "refused: " + String.join(" ", lines));
    }
  }

  private boolean has(String id, long revision, String type) {
    var arrival = partner.arrival(id, revision);
    return arrival != null && arrival.type().equals(type);
  }

  private HttpResponse<String> get(String path)
      throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(URI.create(stack.syndicationUrl() + path)).build(),
        BodyHandlers.ofString());
  }
}
