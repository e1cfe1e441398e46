package io.newswire.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

import io.newswire.local.Keys;

/** An editor's and an administrator's key for tests, with the file of hashes that services read. */
public final class TestKeys {
  private static final Made MADE = make();

  private record Made(Keys keys, String file) {}

  private TestKeys() {}

  private static Made make() {
    try {
      var home = Files.createTempDirectory("newswire-keys");
      home.toFile().deleteOnExit();
      return new Made(Keys.in(home), Keys.apiKeysFile(home).toString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public static String editor() {
    return MADE.keys().editor();
  }

  public static String admin() {
    return MADE.keys().admin();
  }

  /** Base64 of the 32 bytes that encrypt secrets at rest. */
  public static String secretsKey() {
    return MADE.keys().secretsKey();
  }

  /** For {@code NEWSWIRE_API_KEYS_FILE}. */
  public static String apiKeysFile() {
    return MADE.file();
  }
}
