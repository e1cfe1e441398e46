package io.newswire.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;

/** One worker that serves files and keeps them open, ready-made gzip included. */
final class Nginx implements AutoCloseable {
  private final Path folder;
  private final int port;
  private final Process process;

  private Nginx(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  static Nginx serving(String path, byte[] plain, byte[] gzip) throws IOException {
    var folder = Files.createTempDirectory("newswire-nginx");
    // Its worker is another user.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    var file = folder.resolve("root" + path);
    Files.createDirectories(file.getParent());
    Files.write(file, plain);
    Files.write(Path.of(file + ".gz"), gzip);
    var port = freePort();
    var configuration = Files.writeString(folder.resolve("nginx.conf"), """
        worker_processes 1;
        daemon off;
        pid %1$s/pid;
        error_log %1$s/error.log;
        events {}
        http {
          access_log off;
          sendfile on;
          tcp_nopush on;
          keepalive_requests 100000000;
          open_file_cache max=100;
          types { application/atom+xml atom; }
          server {
            listen 127.0.0.1:%2$d;
            root %1$s/root;
            gzip_static on;
            add_header Cache-Control "public, max-age=10, stale-if-error=86400";
            add_header Vary Accept-Encoding;
          }
        }
        """.formatted(folder, port));
    var process = new ProcessBuilder("taskset", "-c", Load.SERVERS_CORE, "nginx", "-c",
        configuration.toString()).redirectErrorStream(true)
        .redirectOutput(folder.resolve("out.log").toFile()).start();
    var nginx = new Nginx(folder, port, process);
    nginx.awaitOpen();
    return nginx;
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  private void awaitOpen() throws IOException {
    while (true) {
      try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException notYet) {
        if (!process.isAlive()) {
          throw new IOException(
              "nginx does not start: " + Files.readString(folder.resolve("out.log")), notYet);
        }
        LockSupport.parkNanos(50_000_000);
      }
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().join();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
