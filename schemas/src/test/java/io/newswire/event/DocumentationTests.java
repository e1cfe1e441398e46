package io.newswire.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema is the contract: a record without a word on what it is leaves partners guessing. */
class DocumentationTests {
  static Stream<Schema> records() {
    return Stream.of(Article.getClassSchema(), RenderedArticle.getClassSchema(),
        DeliveryReceipt.getClassSchema(), ContentType.getClassSchema(),
        Publication.getClassSchema(),
        Underwriter.getClassSchema(), Contributor.getClassSchema(), Subject.getClassSchema(),
        Image.getClassSchema(), RelatedLink.getClassSchema(), Rendition.getClassSchema(),
        IssuedKey.getClassSchema(), KeyUse.getClassSchema());
  }

  @ParameterizedTest
  @MethodSource("records")
  void saysWhatEachRecordIs(Schema record) {
    assertThat(record.getDoc()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("records")
  void countsTimesInMillisecondsAsLogicalType(Schema record) {
    assertThat(record.getFields())
        .filteredOn(field -> field.name().endsWith("At") || field.name().endsWith("Until"))
        .allSatisfy(field -> assertThat(field.schema().toString()).contains("timestamp-millis"));
  }
}
