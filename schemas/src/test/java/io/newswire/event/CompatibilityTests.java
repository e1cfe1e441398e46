package io.newswire.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * FULL_TRANSITIVE: the current schemas read what every released version wrote, and every released
 * version reads what they write. A breaking change fails the build here.
 */
class CompatibilityTests {
  private static final Path RELEASED = Path.of("released");
  private static final List<Schema> CURRENT = List.of(Article.getClassSchema(),
      RenderedArticle.getClassSchema(), DeliveryReceipt.getClassSchema(),
      IssuedKey.getClassSchema(), KeyUse.getClassSchema());

  record Release(String version, Schema released, Schema current) {
    @Override
    public String toString() {
      return released.getName() + " of release " + version;
    }
  }

  static Stream<Release> releases() throws IOException {
    try (var versions = Files.list(RELEASED)) {
      return versions.sorted().toList().stream().flatMap(CompatibilityTests::schemasOf);
    }
  }

  private static Stream<Release> schemasOf(Path version) {
    return CURRENT.stream()
        .filter(current -> Files.exists(version.resolve(current.getName() + ".avsc")))
        .map(current -> new Release(version.getFileName().toString(),
            parse(version.resolve(current.getName() + ".avsc")), current));
  }

  private static Schema parse(Path file) {
    try {
      return new Schema.Parser().parse(Files.readString(file));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void readsWhatTheReleaseWrote(Release release) {
    assertThat(breaks(release.current(), release.released())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void isReadByTheRelease(Release release) {
    assertThat(breaks(release.released(), release.current())).isEmpty();
  }

  @Test
  void holdsEverySchemaInTheNewestRelease() throws IOException {
    assertThat(releases().map(release -> release.released().getName()))
        .contains("Article", "RenderedArticle", "DeliveryReceipt");
  }

  @Test
  void catchesAFieldThatLosesItsDefault() {
    var released = schemaWith(
        "{\"name\":\"slug\",\"type\":[\"null\",\"string\"],\"default\":null}");
    var broken = schemaWith("{\"name\":\"slug\",\"type\":\"string\"}");

    assertThat(breaks(broken, released)).isNotEmpty();
  }

  @Test
  void catchesAFieldThatChangesItsType() {
    var released = new Schema.Parser().parse(Article.getClassSchema().toString());
    var broken = new Schema.Parser().parse(released.toString()
        .replace("{\"name\":\"revision\",\"type\":\"long\"",
            "{\"name\":\"revision\",\"type\":\"string\""));

    assertThat(broken).isNotEqualTo(released);
    assertThat(breaks(broken, released)).isNotEmpty();
    assertThat(breaks(released, broken)).isNotEmpty();
  }

  @Test
  void catchesARequiredFieldThatIsNew() {
    var released = schemaWith("{\"name\":\"slug\",\"type\":\"string\"}");
    var broken = schemaWith(
        "{\"name\":\"slug\",\"type\":\"string\"},{\"name\":\"desk\",\"type\":\"string\"}");

    assertThat(breaks(broken, released)).isNotEmpty();
    assertThat(breaks(released, broken)).isEmpty();
  }

  @Test
  void letsAnEnumGrowBecauseItHasADefault() {
    var grown = new Schema.Parser().parse(PubStatus.getClassSchema().toString()
        .replace("\"CANCELED\"", "\"CANCELED\",\"RECALLED\""));

    assertThat(grown.getEnumSymbols()).contains("RECALLED");
    assertThat(breaks(PubStatus.getClassSchema(), grown)).isEmpty();
    assertThat(breaks(grown, PubStatus.getClassSchema())).isEmpty();
  }

  private static Schema schemaWith(String fields) {
    return new Schema.Parser().parse(
        "{\"type\":\"record\",\"name\":\"Article\",\"fields\":[" + fields + "]}");
  }

  private static List<Incompatibility> breaks(Schema reader, Schema writer) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
    return result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE
        ? List.of()
        : result.getIncompatibilities();
  }
}
