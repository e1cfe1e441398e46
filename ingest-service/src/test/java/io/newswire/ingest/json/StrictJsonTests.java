package io.newswire.ingest.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.newswire.platform.problem.FieldError;
import io.newswire.platform.problem.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;

class StrictJsonTests {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"a": 1                        | /a     | Line 1, column
      {"a": {"b": [1, 2, }]}         | /a/b/2 | Line 1, column 20
      {"a": 'b'}                     | /a     | Line 1, column 7
      {"a": "b" "c": 1}              | /a     | Line 1, column 11
      {"a": 01}                      | /a     | Line 1, column
      {"a": NaN}                     | /a     | Line 1, column
      {"a": "b", }                   | /a     | Line 1, column 12
      {"a": "x\\q"}                  | /a     | Line 1, column
      {"a": "x", "a": "y"}           | /a     | Duplicate
      {"a": 1} {"b": 2}              | ``     | something follows
      {"a": /* no */ 1}              | /a     | Line 1, column 7
      hello                          | ``     | Line 1, column
      """)
  void namesWhereTheDocumentBreaks(String json, String pointer, String detail) {
    var error = refused(json.getBytes(UTF_8));

    assertThat(error.pointer()).isEqualTo(pointer);
    assertThat(error.detail()).contains(detail);
  }

  @Test
  void namesTheByteAndTheFieldOfBrokenUtf8() {
    var error = refused("{\"headline\": \"caf\u00E9\", \"x\": 1}".getBytes(ISO_8859_1));

    assertThat(error.pointer()).isEqualTo("/headline");
    assertThat(error.detail()).contains("Byte 17 (0xE9) is not UTF-8");
  }

  @Test
  void refusesUtf8ThatIsCutOffOverlongOrASurrogate() {
    assertThat(refused(new byte[]{'{', '"', (byte) 0xC3}).detail()).contains("Byte 2 (0xC3)");
    assertThat(refused(new byte[]{'"', (byte) 0xC0, (byte) 0xAF, '"'}).detail())
        .contains("Byte 1");
    assertThat(refused(new byte[]{'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}).detail())
        .contains("Byte 1");
  }

  @Test
  void refusesOtherEncodings() {
    assertThat(refused("{\"a\": 1}".getBytes(UTF_16)).detail()).contains("is not UTF-8");
  }

  @Test
  void takesAByteOrderMark() {
    assertThat(StrictJson.read("\uFEFF{\"a\": 1}".getBytes(UTF_8)).get("a").intValue())
        .isEqualTo(1);
  }

  @Test
  void refusesAnEmptyDocument() {
    assertThat(refused(new byte[0]).detail()).contains("no body");
  }

  @Test
  void refusesDepthAndLengthThatNobodyNeeds() {
    assertThat(refused("[".repeat(100_000).getBytes(UTF_8)).detail()).contains("nesting depth");
    assertThat(refused(("{\"a\": " + "9".repeat(1_000) + "}").getBytes(UTF_8)).pointer())
        .isEqualTo("/a");
  }

  @Test
  void answersInTextThatCanBeSent() {
    var error = refused("{\"a\\ud800\": x}".getBytes(UTF_8));

    assertThat(UTF_8.newEncoder().canEncode(error.pointer())).isTrue();
  }

  private static FieldError refused(byte[] json) {
    var refusal = catchThrowableOfType(InvalidRequest.class, () -> StrictJson.read(json));
    assertThat(refusal.status()).isEqualTo(HttpStatus.BAD_REQUEST);
    return refusal.errors().getFirst();
  }
}
