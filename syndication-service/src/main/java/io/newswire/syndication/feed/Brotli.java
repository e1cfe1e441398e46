package io.newswire.syndication.feed;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;

/** Brotli (RFC 7932), which no JDK has: by a native library, where there is one for the machine. */
final class Brotli {
  /** About gzip's time for a tenth less; higher levels take several times as long. */
  private static final Encoder.Parameters PARAMETERS = Encoder.Parameters.create(5);

  private Brotli() {}

  static boolean isAvailable() {
    return Brotli4jLoader.isAvailable();
  }

  /** To be called only where it {@linkplain #isAvailable is available}. */
  static byte[] compressed(byte[] body) {
    try {
      return Encoder.compress(body, PARAMETERS);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Memory does not fail", impossible);
    }
  }
}
