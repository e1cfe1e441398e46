package io.newswire.syndication.transformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.newswire.syndication.transformation.Outcome.Failed;
import io.newswire.syndication.transformation.Outcome.Transformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What partners may make of our bodies, and what it may cost. */
class TransformationTests {
  private static final TransformationSettings SETTINGS = new TransformationSettings(
      Duration.ofMillis(250), 250, 200_000, 2_000_000);
  private static final String BODY = """
      {"type": "article.updated", "data": {"id": "urn:a", "revision": 3, "headline": "Bridge",
      "content": "{\\"body\\": [1, 2.5, null, true]}", "reason": null, "tags": ["a", "b", "c"]}}
      """;

  @Test
  void makesAnotherBodyOfOurs() {
    assertThat(apply("""
        {"event": $uppercase(type), "story": data.{"key": id & "@" & revision, "title": headline},
         "tags": $join(data.tags, "-"), "first": $split(data.tags[0] & "/x", "/")[0],
         "named": $replace(data.headline, "r", "R"), "wide": $pad(data.tags[1], 3, ".")}
        """)).isEqualTo(new Transformed("{\"event\":\"ARTICLE.UPDATED\",\"story\":{\"key\":"
        + "\"urn:a@3\",\"title\":\"Bridge\"},\"tags\":\"a-b-c\",\"first\":\"a\","
        + "\"named\":\"BRidge\",\"wide\":\"b..\"}"));
  }

  @Test
  void passesWholeBodiesAndReadsJsonThatComesAsText() {
    assertThat(apply("$")).isInstanceOf(Transformed.class).asString()
        .contains("\"reason\":null", "\"revision\":3");
    assertThat(apply("$parseJson(data.content)"))
        .isEqualTo(new Transformed("{\"body\":[1,2.5,null,true]}"));
  }

  @Test
  void replacesNoMoreThanItIsTold() {
    assertThat(apply("{\"t\": $replace(\"a.b.c\", \".\", \"$1\", 1)}"))
        .isEqualTo(new Transformed("{\"t\":\"a$1b.c\"}"));
  }

  @Test
  void saysWhereAnExpressionIsNoJsonata() {
    assertThat(new Transformation("{\"a\": data.}").complaint()).contains("at character 12");
    assertThat(new Transformation("(".repeat(7_000)).complaint()).isNotNull();
    assertThat(new Transformation("data.headline").complaint()).isNull();
  }

  @Test
  void failsWhereItGivesNothingThatCouldBeSent() {
    assertThat(reason("data.nothing")).contains("nothing");
    assertThat(reason("data.headline")).contains("neither an object nor an array");
    assertThat(reason("$number(data.headline)")).contains("Bridge");
    assertThat(reason("$error(\"not for us\")")).contains("not for us");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      // without end
      "($f := function($n) { $f($n + 1) }; $f(0))",
      "[1, ($f := function($n) { $f($n + 1) }; $f(0))]",
      "$map([1..1000], function($i) { $map([1..1000], function($j) { $i * $j }) })",
      "[1, [1..100000].[1..1000].($ * 2)]",
      // without bottom
      "($f := function($n) { 1 + $f($n + 1) }; $f(0))",
      // texts that double
      "($f := function($t, $n) { $n = 0 ? $t : $f($t & $t, $n - 1) }; {\"t\": $f(\"ab\", 60)})",
      "{\"t\": $pad(\"\", 2000000000)}",
      "{\"t\": $join([1..200000].\"abc\", \"----------\")}",
      "($t := $pad(\"\", 1000, \"a\"); {\"t\": $replace($t, \"a\", $t)})",
      // objects whose members are one and the same
      "($f := function($o, $n) { $n = 0 ? $o : $f({\"l\": $o, \"r\": $o}, $n - 1) };"
          + " $string($f({\"a\": 1}, 60)))",
      "($f := function($o, $n) { $n = 0 ? $o : $f([[$o], [$o]], $n - 1) }; $f([1], 60))",
      "{\"t\": [1..10000000]}",
      // what cannot be bounded
      "{\"t\": $match(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", /(a+)+$/)}",
      "{\"t\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\" ~> /(a+)+$/}",
      "{\"t\": $contains(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", /(a+)+$/)}",
      "$eval(\"1\")"})
  void staysWithinItsBounds(String expression) {
    assertThat(new Transformation(expression).complaint()).isNull();

    assertThat(apply(expression)).isInstanceOfSatisfying(Failed.class,
        failed -> assertThat(failed.outOfBounds()).as(failed.reason()).isTrue());
  }

  @Test
  void keepsItsWatchersWhateverIsNamedLikeThem() {
    assertThat(new Transformation("($__evaluate_entry := nothing; $)").complaint()).isNotNull();
  }

  private static Outcome apply(String expression) {
    return new Transformation(expression).apply(BODY, SETTINGS);
  }

  private static String reason(String expression) {
    assertThat(apply(expression)).isInstanceOf(Failed.class);
    return ((Failed) apply(expression)).reason();
  }
}
