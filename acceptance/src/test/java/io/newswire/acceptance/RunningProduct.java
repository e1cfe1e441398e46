package io.newswire.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;

import io.newswire.local.Component;
import io.newswire.local.LocalStack;
import io.newswire.local.Ports;
import io.newswire.local.Tuning;

/**
 * The whole product as `./newswire up` runs it, started once for all tests of this JVM on free ports.
 * Its data go with it.
 */
final class RunningProduct {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  /** How long a killed service may take to be back on a busy machine with two cores. */
  static final Duration RESTART = Duration.ofSeconds(90);

  /** So that partners of the tests can be sent to. */
  static final String ALLOWED_TARGETS = "127.0.0.0/8,::1/128";

  private final LocalStack stack;
  private final OtlpReceiver traces;

  private RunningProduct(LocalStack stack, OtlpReceiver traces) {
    this.stack = stack;
    this.traces = traces;
  }

  static RunningProduct shared() {
    return Shared.PRODUCT;
  }

  LocalStack stack() {
    return stack;
  }

  /** What the services told of their work. */
  OtlpReceiver traces() {
    return traces;
  }

  Component component(String name) {
    return stack.component(name);
  }

  DeskClient desk() {
    return new DeskClient(stack.ingestUrl(), stack.keys().editor());
  }

  FeedReader feeds() {
    return new FeedReader(stack.syndicationUrl());
  }

  WireTap wire() {
    return new WireTap(stack.kafka());
  }

  Operator operator() {
    return new Operator(stack);
  }

  /** A partner of its own, with a server that listens. */
  TestPartner partner(String name) {
    return TestPartner.joining(HttpCaller.withKey(stack.syndicationUrl(), stack.keys().admin()),
        name);
  }

  /** Starts it, unless it runs, and waits until it does its job. */
  void ready(String name) {
    component(name).start();
    component(name).awaitReady(RESTART);
  }

  private static final class Shared {
    private static final RunningProduct PRODUCT = start();

    private static RunningProduct start() {
      try {
        var traces = new OtlpReceiver();
        var home = Files.createTempDirectory("newswire-acceptance");
        var stack = new LocalStack(ROOT, home, Ports.anyFree(),
            Map.of("NEWSWIRE_ALLOWED_TARGETS", ALLOWED_TARGETS,
                "NEWSWIRE_OTLP_ENDPOINT", traces.endpoint()),
            Tuning.SMALL);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack), "product-end"));
        stack.start();
        return new RunningProduct(stack, traces);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    /** The data go with it. The logs stay in target, for whoever asks why. */
    private static void end(LocalStack stack) {
      stack.discard();
      try {
        keepLogs(stack);
        try (var files = Files.walk(stack.home())) {
          files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        }
      } catch (IOException left) {
        System.err.println("Left behind: " + stack.home() + " (" + left + ")");
      }
    }

    private static void keepLogs(LocalStack stack) throws IOException {
      var kept = Files.createDirectories(Path.of("target", "logs"));
      for (var component : stack.components()) {
        if (Files.exists(component.log())) {
          Files.copy(component.log(), kept.resolve(component.name() + ".log"),
              java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
