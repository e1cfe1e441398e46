package io.newswire.syndication.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;

/** Of each way to sign the same is expected: RFC 8032 leaves nothing to choose. */
class Ed25519Tests {
  // RFC 8032 §7.1, test 3.
  private static final Ed25519PrivateKeyParameters KEY = new Ed25519PrivateKeyParameters(
      hex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"));
  private static final byte[] SIGNATURE = hex(
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680"
          + "d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");

  @Test
  void signsInJavaAsTheSpecificationDoes() {
    assertThat(new Ed25519.Portable(KEY).sign(hex("af"), hex("82"))).isEqualTo(SIGNATURE);
  }

  @Test
  void signsNativelyAsTheSpecificationDoes() {
    assertThat(natively().sign(hex("af"), hex("82"))).isEqualTo(SIGNATURE);
  }

  @Test
  void signsForManyThreadsAtOnce() {
    var portable = new Ed25519.Portable(KEY);
    var natively = natively();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var signed = IntStream.range(0, 500)
          .mapToObj(number -> threads.submit(() -> natively.sign(message(number)))).toList();

      assertThat(IntStream.range(0, 500).boxed()).allSatisfy(number -> assertThat(
          signed.get(number).get()).isEqualTo(portable.sign(message(number))));
    }
  }

  private static Ed25519 natively() {
    assumeTrue(Ed25519.Native.PROVIDER != null, "There is no native code for this machine");
    return Ed25519.Native.with(KEY, Objects.requireNonNull(Ed25519.Native.PROVIDER));
  }

  private static byte[] message(int number) {
    return ("message " + number).repeat(number).getBytes(UTF_8);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
