package io.newswire.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One of our services, from its jar. */
final class ServiceProcess implements Launch {
  private final Path jar;
  private final StartCache cache;
  private final int port;
  private final List<String> jvmOptions;
  private final Map<String, String> environment;

  private ServiceProcess(Path jar, int port, List<String> jvmOptions,
      Map<String, String> environment) {
    this.jar = jar;
    this.cache = new StartCache(jar, jvmOptions, String.valueOf(port));
    this.port = port;
    this.jvmOptions = List.copyOf(jvmOptions);
    this.environment = Map.copyOf(environment);
  }

  /** @param name of this copy of the service */
  static Component component(String service, String name, Path home, Path root, int port,
      List<String> jvmOptions, Map<String, String> environment) {
    var jar = root.resolve(service + "-service").resolve("target")
        .resolve(service + "-service.jar");
    return new Component(name, port, home.resolve("run"),
        new ServiceProcess(jar, port, jvmOptions, environment));
  }

  @Override
  public void prepare() throws IOException, InterruptedException {
    if (!Files.exists(jar)) {
      throw new IOException("No service at " + jar + "; build it first");
    }
    cache.prepare();
  }

  @Override
  public List<String> command() {
    return Stream.of(List.of(Jvm.java()), jvmOptions, cache.options())
        .flatMap(List::stream).toList();
  }

  @Override
  public Duration stopPatience() {
    return cache.isRecording() ? ClassCache.RECORDING : Launch.super.stopPatience();
  }

  @Override
  public boolean isLearning() {
    return cache.isRecording();
  }

  @Override
  public void stopped() throws IOException {
    cache.keep();
  }

  @Override
  public Map<String, String> environment() {
    return environment;
  }

  @Override
  public boolean isReady() {
    return Http.answersOk(BoundAddress.of(environment).url("127.0.0.1", port)
        + "/actuator/health/readiness");
  }
}
