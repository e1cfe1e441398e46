package io.newswire.local.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DeskAnswerTests {
  @Test
  void tellsEveryWrongFieldWithItsPlace() {
    var problem = JsonMapper.shared().readTree("""
        {"title": "The request is not acceptable", "status": 422, "detail": "2 fields are wrong",
         "errors": [{"pointer": "/headline", "detail": "is missing"},
                    {"pointer": "/language", "detail": "is no BCP 47 tag"}]}
        """);

    assertThat(DeskAnswer.Refused.of(422, problem).lines()).containsExactly(
        "The request is not acceptable (422)", "/headline: is missing",
        "/language: is no BCP 47 tag");
  }

  @Test
  void hasTheStatusWhereThereIsNoDocument() {
    assertThat(DeskAnswer.Refused.of(502, JsonMapper.shared().readTree("{}")).lines())
        .containsExactly("HTTP status 502");
  }
}
