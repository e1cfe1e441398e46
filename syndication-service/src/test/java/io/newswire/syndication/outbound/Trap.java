package io.newswire.syndication.outbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens on every address of this machine and counts who comes. */
final class Trap implements AutoCloseable {
  private final ServerSocket socket;
  private final AtomicInteger connections = new AtomicInteger();

  Trap() {
    try {
      socket = new ServerSocket();
      socket.bind(new InetSocketAddress(0));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Thread.ofVirtual().start(this::count);
  }

  private void count() {
    while (!socket.isClosed()) {
      try (var _ = socket.accept()) {
        connections.incrementAndGet();
      } catch (IOException closed) {
        return;
      }
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  /** How many came by now: whoever came before this call has been counted when it returns. */
  int connections() {
    var before = connections.get();
    try (var _ = new Socket("127.0.0.1", port())) {
      while (connections.get() == before) {
        Thread.onSpinWait();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return connections.getAndSet(0) - 1;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
