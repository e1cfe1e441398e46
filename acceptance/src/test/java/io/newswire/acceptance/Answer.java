package io.newswire.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a service answered.
 *
 * @param headers by lower-case name, the first of each
 */
record Answer(int status, Map<String, String> headers, byte[] bytes) {
  private static final JsonMapper JSON = JsonMapper.shared();

  static Answer of(HttpResponse<byte[]> response) {
    return new Answer(response.statusCode(),
        response.headers().map().entrySet().stream().collect(Collectors.toMap(
            header -> header.getKey().toLowerCase(java.util.Locale.ROOT),
            header -> header.getValue().getFirst())),
        response.body());
  }

  /** A header's value; empty where there is none. */
  String header(String name) {
    return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
  }

  String text() {
    return new String(bytes, UTF_8);
  }

  JsonNode json() {
    return JSON.readTree(bytes);
  }

  @Override
  public String toString() {
    return status + " " + headers + "\n" + (bytes.length > 2 && bytes[0] == 0x1f
        ? HexFormat.of().formatHex(bytes)
        : text());
  }
}
