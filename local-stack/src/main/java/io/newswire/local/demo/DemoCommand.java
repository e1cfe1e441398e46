package io.newswire.local.demo;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.Callable;

import io.newswire.local.LocalStack;
import io.newswire.local.command.Installation;
import io.newswire.local.command.StopSignal;
import io.newswire.local.command.Terminal;
import io.newswire.local.post.DeskClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The guided tour. */
@Command(name = "demo", description = {
    "The guided tour: posts the sample articles, corrects one, kills one, and says step by step",
    "what arrived where and how long it took. Starts what is not running, and stops it again."}, exitCodeListHeading = "Exit codes:%n", exitCodeList = {
        "0:every step was verified", "1:at least one was not"})
public final class DemoCommand implements Callable<Integer> {
  private final Installation installation;
  private final Terminal terminal;

  @Option(names = "--keep", description = "Leave running what the tour started.")
  private boolean keep;

  public DemoCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    var begin = Instant.now();
    var verdicts = new Verdicts(terminal);
    try (var signal = StopSignal.interrupting(Thread.currentThread())) {
      terminal.heading("1. The product");
      var stage = Stage.choose(installation, terminal);
      try {
        if (!stage.open()) {
          return 1;
        }
        play(stage, verdicts);
      } catch (InterruptedException stopped) {
        terminal.complain("The tour was broken off.");
        verdicts.count(false);
      } finally {
        Thread.interrupted(); // stopping takes its time
        stage.close(keep && !signal.came());
      }
    }
    return sum(verdicts, Duration.between(begin, Instant.now()));
  }

  private int sum(Verdicts verdicts, Duration took) {
    terminal.heading(verdicts.failed() == 0
        ? "The tour is complete: all %d steps were verified, in %d s".formatted(
            verdicts.verified(), took.toSeconds())
        : "%d of %d steps failed".formatted(verdicts.failed(),
            verdicts.verified() + verdicts.failed()));
    return verdicts.failed() == 0 ? 0 : 1;
  }

  private void play(Stage stage, Verdicts verdicts) throws IOException, InterruptedException {
    var stack = stage.stack();
    var tour = HexFormat.of().toHexDigits((int) (System.currentTimeMillis() / 1000));
    try (var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5))
        .version(HttpClient.Version.HTTP_1_1).build();
        var desk = new DeskClient(stack.ingestUrl(), stack.keys().editor());
        var topics = TopicWatch.start(stack.kafka(), stack.registryUrl());
        var feeds = FeedWatch.start(http, stack.syndicationUrl() + "/feeds/latest");
        var receiver = PartnerReceiver.start()) {
      var admin = new PartnerAdmin(http, stack.syndicationUrl(), stack.keys().admin());
      var partner = register(admin, receiver, verdicts, tour);
      try {
        new Tour(stack, Samples.in(stage.samples(), tour), terminal, verdicts, http, desk, topics,
            feeds, receiver).take();
        showAddresses(stack);
      } finally {
        admin.removePartner(partner); // its receiver goes with the tour
      }
    }
  }

  private String register(PartnerAdmin admin, PartnerReceiver receiver, Verdicts verdicts,
      String tour) throws IOException, InterruptedException {
    terminal.heading("2. A partner");
    var id = admin.addPartner("The Evening Post (tour " + tour + ")");
    verdicts.check(!id.isEmpty(), "The Evening Post is a partner: " + id);
    var secret = admin.addEndpoint(id, receiver.url(), "html");
    receiver.trust(secret);
    verdicts.check(secret.startsWith("whsec_"),
        "its endpoint " + receiver.url() + " gets every article as html, signed");
    return id;
  }

  private void showAddresses(LocalStack stack) {
    terminal.say("");
    terminal.say("Feeds:   " + stack.syndicationUrl() + "/feeds/latest.atom  .rss  .json");
  }
}
