package io.newswire.acceptance;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;

/** Where a newsroom keeps its pictures: those of src/test/resources/pictures. */
final class PictureServer implements AutoCloseable {
  private static final Path PICTURES = Path.of("src", "test", "resources", "pictures")
      .toAbsolutePath();

  private final HttpServer server = SimpleFileServer.createFileServer(
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), PICTURES, OutputLevel.NONE);

  PictureServer() {
    server.start();
  }

  String url(String name) {
    return "http://localhost:" + server.getAddress().getPort() + "/" + name;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
