package io.newswire.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The ports of one stack, all on loopback.
 *
 * @param registryManagement and {@code kafkaController}: inner ports that nobody outside uses
 */
public record Ports(int ingest, int render, int syndication, int registry, int kafka, int postgres,
    int kafkaController, int registryManagement) {
  private static final int PATIENCE_MS = 500;

  /** The ports of the contract, each overridable by its variable. */
  public static Ports fromEnvironment(Map<String, String> environment) {
    return new Ports(
        port(environment, "NEWSWIRE_INGEST_PORT", 8080),
        port(environment, "NEWSWIRE_RENDER_PORT", 8081),
        port(environment, "NEWSWIRE_SYNDICATION_PORT", 8082),
        port(environment, "NEWSWIRE_REGISTRY_PORT", 8085),
        port(environment, "NEWSWIRE_KAFKA_PORT", 9092),
        port(environment, "NEWSWIRE_POSTGRES_PORT", 5433),
        inner(environment, "NEWSWIRE_KAFKA_CONTROLLER_PORT"),
        inner(environment, "NEWSWIRE_REGISTRY_MANAGEMENT_PORT"));
  }

  /** The ports by the variables that choose them. */
  public SequencedMap<String, Integer> asVariables() {
    var variables = new LinkedHashMap<String, Integer>();
    variables.put("NEWSWIRE_INGEST_PORT", ingest);
    variables.put("NEWSWIRE_RENDER_PORT", render);
    variables.put("NEWSWIRE_SYNDICATION_PORT", syndication);
    variables.put("NEWSWIRE_REGISTRY_PORT", registry);
    variables.put("NEWSWIRE_KAFKA_PORT", kafka);
    variables.put("NEWSWIRE_POSTGRES_PORT", postgres);
    variables.put("NEWSWIRE_KAFKA_CONTROLLER_PORT", kafkaController);
    variables.put("NEWSWIRE_REGISTRY_MANAGEMENT_PORT", registryManagement);
    return variables;
  }

  /** Ports that nobody has at this moment. */
  public static Ports anyFree() {
    return new Ports(free(), free(), free(), free(), free(), free(), free(), free());
  }

  private static int inner(Map<String, String> environment, String variable) {
    return environment.getOrDefault(variable, "").isBlank()
        ? free()
        : port(environment, variable, 0);
  }

  private static int port(Map<String, String> environment, String variable, int fallback) {
    var value = environment.getOrDefault(variable, "");
    if (value.isBlank()) {
      return fallback;
    }
    try {
      var port = Integer.parseInt(value.strip());
      if (port > 0 && port < 65_536) {
        return port;
      }
    } catch (NumberFormatException noNumber) {
      // told below
    }
    throw new IllegalArgumentException(
        variable + " is '" + value + "', which is no port (1 to 65535)");
  }

  static int free() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether somebody listens there. */
  public static boolean isTaken(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }
}
