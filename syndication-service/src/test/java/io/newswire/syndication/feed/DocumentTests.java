package io.newswire.syndication.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTests {
  @Test
  void areTheirPiecesOneBehindTheOther() {
    var document = new Document(
        List.of(Piece.of("<feed>"), Piece.of("“Text”"), Piece.of("</feed>")));

    assertThat(new String(document.bytes(), UTF_8)).isEqualTo("<feed>“Text”</feed>");
    assertThat(document.length()).isEqualTo(document.bytes().length);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 50, 500})
  void areTheSameThroughGzip(int count) throws IOException {
    var random = new Random(count);
    var document = new Document(IntStream.range(0, count)
        .mapToObj(_ -> Piece.of(text(random, random.nextInt(3_000)))).toList());

    // The JDK's reader checks both the sum and the length at the end.
    assertThat(unzipped(document)).isEqualTo(document.bytes());
  }

  @Test
  void areTheSameThroughGzipWhereNothingCompresses() throws IOException {
    var random = new Random(7);
    var noise = new StringBuilder();
    random.ints(200_000, 0x20, 0xD7FF).forEach(noise::appendCodePoint);
    var document = new Document(List.of(Piece.of(noise.toString()), Piece.of("")));

    assertThat(unzipped(document)).isEqualTo(document.bytes());
  }

  @Test
  void haveAnotherHashWheneverAByteIsAnother() {
    var pieces = List.of(Piece.of("one\n"), Piece.of("two\n"), Piece.of("three\n"));
    var hashes = new ArrayList<String>();
    hashes.add(new Document(pieces).hash());
    hashes.add(new Document(pieces.reversed()).hash());
    hashes.add(new Document(pieces.subList(0, 2)).hash());
    hashes.add(new Document(List.of(Piece.of("one\n"), Piece.of("two\n"), Piece.of("Three\n")))
        .hash());

    assertThat(hashes).doesNotHaveDuplicates().allSatisfy(hash -> assertThat(hash).hasSize(22));
    assertThat(new Document(List.of(Piece.of("one\n"), Piece.of("two\n"), Piece.of("three\n")))
        .hash()).isEqualTo(hashes.getFirst());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 255, 65_536, 1_000_003})
  void haveTheSumThatTheirPartsAddUpTo(int length) {
    var first = "what comes first".getBytes(UTF_8);
    var second = new byte[length];
    new Random(length).nextBytes(second);

    var joined = JoinedCrc.of((int) sum(first), (int) sum(second), JoinedCrc.shift(length));

    assertThat(Integer.toUnsignedLong(joined)).isEqualTo(sum(first, second));
  }

  private static long sum(byte[]... parts) {
    var crc = new CRC32();
    for (var part : parts) {
      crc.update(part);
    }
    return crc.getValue();
  }

  private static String text(Random random, int length) {
    return random.ints(length, 'a', 'h').collect(StringBuilder::new,
        StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }

  private static byte[] unzipped(Document document) throws IOException {
    var gzip = document.gzip();
    var bytes = new byte[gzip.remaining()];
    gzip.get(bytes);
    try (var plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return plain.readAllBytes();
    }
  }
}
