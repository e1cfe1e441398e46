package io.newswire.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import io.newswire.platform.security.ApiKeys;

/**
 * The keys of one deployment, made at first start and never printed.
 *
 * @param editor the clear API key of the desk
 * @param admin the clear API key of the operators
 * @param databasePassword of PostgreSQL
 * @param secretsKey base64 of the 32 bytes that encrypt webhook secrets at rest and seal sessions
 * @param desk the clear API key with which the desk asks the syndication service
 */
public record Keys(String editor, String admin, String databasePassword, String secretsKey,
    String desk) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  /** Reads the keys of a home, and makes those that are missing. */
  public static Keys in(Path home) {
    try {
      Files.createDirectories(home,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      var clear = readOrMake(home.resolve("keys.env"), Map.of(
          "NEWSWIRE_EDITOR_KEY", "nw_" + random(Base64.getUrlEncoder().withoutPadding()),
          "NEWSWIRE_ADMIN_KEY", "nw_" + random(Base64.getUrlEncoder().withoutPadding())));
      var service = readOrMake(home.resolve("service.env"), Map.of(
          "NEWSWIRE_DB_PASSWORD", random(Base64.getUrlEncoder().withoutPadding()),
          "NEWSWIRE_SECRETS_KEY", random(Base64.getEncoder()),
          "NEWSWIRE_DESK_KEY", "nw_" + random(Base64.getUrlEncoder().withoutPadding()),
          "NEWSWIRE_GRAFANA_PASSWORD", random(Base64.getUrlEncoder().withoutPadding())));
      var keys = new Keys(
          value(clear, "NEWSWIRE_EDITOR_KEY"), value(clear, "NEWSWIRE_ADMIN_KEY"),
          value(service, "NEWSWIRE_DB_PASSWORD"), value(service, "NEWSWIRE_SECRETS_KEY"),
          value(service, "NEWSWIRE_DESK_KEY"));
      keys.writeHashes(apiKeysFile(home));
      return keys;
    } catch (IOException failure) {
      throw new UncheckedIOException("The keys under " + home + " cannot be read or made", failure);
    }
  }

  /** What the services are told of the keys: hashes and scopes. */
  public static Path apiKeysFile(Path home) {
    return home.resolve("api-keys.yaml");
  }

  private void writeHashes(Path file) throws IOException {
    // Containers read it under another user; hashes of random keys give nothing away.
    write(file, "rw-r--r--", """
        # Made from keys.env by ./newswire; holds hashes only.
        newswire:
          api-keys:
            - name: editor
              sha256: %s
              scopes: ["articles:write", "articles:read"]
            - name: admin
              sha256: %s
              scopes: ["partners:admin", "articles:read", "ops:read", "ops:write", "keys:admin"]
            - name: desk
              sha256: %s
              scopes: ["articles:exposure"]
        """.formatted(ApiKeys.hash(editor), ApiKeys.hash(admin), ApiKeys.hash(desk)));
  }

  private static Map<String, String> readOrMake(Path file, Map<String, String> fresh)
      throws IOException {
    var values = new HashMap<String, String>();
    if (Files.exists(file)) {
      Files.readAllLines(file).stream()
          .filter(line -> line.contains("=") && !line.startsWith("#"))
          .forEach(line -> values.put(line.substring(0, line.indexOf('=')),
              line.substring(line.indexOf('=') + 1)));
    }
    if (!values.keySet().containsAll(fresh.keySet())) {
      fresh.forEach(values::putIfAbsent);
      var text = new StringBuilder();
      values.entrySet().stream().sorted(Map.Entry.comparingByKey())
          .forEach(entry -> text.append(entry.getKey()).append('=').append(entry.getValue())
              .append('\n'));
      writeOwnerOnly(file, text.toString());
    }
    return values;
  }

  private static String value(Map<String, String> values, String name) throws IOException {
    var value = values.get(name);
    if (value == null) {
      throw new IOException("No " + name);
    }
    return value;
  }

  private static void writeOwnerOnly(Path file, String text) throws IOException {
    write(file, "rw-------", text);
  }

  /** Whole or not at all: a service may be reading it just now. */
  private static void write(Path file, String permissions, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      var fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".new", "",
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private static String random(Base64.Encoder encoder) {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return encoder.encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "Keys[redacted]";
  }
}
