package io.newswire.syndication.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.newswire.platform.problem.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FilterTests {
  private static final JsonMapper JSON = new JsonMapper();
  private static final MediaTopics TOPICS = MediaTopics.of("""
      # code  above it  name
      medtop:20000344 medtop:04000000 economy
      http://cv.iptc.org/newscodes/mediatopic/20000350 20000344 central bank
      """);
  private static final Traits STORY = new Traits.Builder(TOPICS)
      .with(Trait.SECTION, List.of("Sport", "local"))
      .with(Trait.SUBJECT, List.of("medtop:20000350", "acme:TIDES"))
      .with(Trait.CONTENT_TYPE, List.of("news"))
      .with(Trait.LANGUAGE, List.of("en-GB"))
      .with(Trait.AUTHOR, List.of("Zoe\u0308 Lind"))
      .with(Trait.PLACE, List.of("Åland"))
      .with(Trait.KEYWORD, List.of("Rowing"))
      .with(Trait.PUBLICATION, List.of("default"))
      .build(3, Set.of("harbour bridge"));

  @ParameterizedTest
  @ValueSource(strings = {
      "{}",
      "{'section': 'sport'}",
      "{'section': ['culture', 'LOCAL']}",
      "{'section': 'sport', 'language': 'en', 'urgency': 3, 'place': 'åland'}",
      "{'author': 'Zo\u00eb Lind'}",
      "{'language': 'en-gb'}", "{'language': '*'}",
      "{'subject': 'medtop:20000350'}",
      "{'subject': '04000000'}",
      "{'subject': 'http://cv.iptc.org/newscodes/mediatopic/20000344'}",
      "{'subject': 'ACME:tides'}",
      "{'urgency': {'from': 1, 'to': 3}}", "{'urgency': {'from': 3}}",
      "{'text': 'harbour bridge'}",
      "{'not': {'contentType': 'sponsored'}}",
      "{'any': [{'section': 'culture'}, {'keyword': 'rowing'}]}",
      "{'all': [{'section': 'sport'}, {'not': {'any': [{'section': 'culture'}]}}]}"})
  void takesTheStory(String filter) {
    assertThat(read(filter).matches(STORY)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{'section': 'culture'}",
      "{'section': 'sport', 'contentType': 'analysis'}",
      "{'language': 'en-US'}", "{'language': 'e'}",
      "{'subject': 'medtop:20000346'}",
      "{'urgency': 4}", "{'urgency': {'to': 2}}",
      "{'text': 'ferry'}",
      "{'not': {}}",
      "{'any': [{'section': 'culture'}, {'keyword': 'sailing'}]}",
      "{'all': [{'section': 'sport'}, {'not': {'section': 'local'}}]}"})
  void leavesTheStoryOut(String filter) {
    assertThat(read(filter).matches(STORY)).isFalse();
  }

  @Test
  void findsNoUrgencyWhereThereIsNone() {
    var unrated = new Traits.Builder(TOPICS).build(null, Set.of());

    assertThat(read("{'urgency': {'from': 1, 'to': 8}}").matches(unrated)).isFalse();
    assertThat(read("{'not': {'urgency': {'to': 8}}}").matches(unrated)).isTrue();
  }

  @Test
  void isReadAsEndpointsWroteItBefore() {
    var older = read("{'sections': ['sport'], 'contentTypes': [], 'languages': ['en'],"
        + " 'keywords': null, 'subjects': [], 'publications': []}");

    assertThat(older.matches(STORY)).isTrue();
    assertThat(read("{'sections': ['culture'], 'keywords': []}").matches(STORY)).isFalse();
  }

  @Test
  void comesBackAsItWasWritten() {
    var json = JSON.readTree("{\"section\":[\"World News\"],\"not\":{\"language\":\"en\"}}");

    var filter = FilterReader.read(json, "", _ -> {});

    assertThat(JSON.writeValueAsString(filter)).isEqualTo(json.toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{'sektion': 'x'}                    | /filter/sektion    | there are all, any, author",
      "{'section': 7}                      | /filter/section    | must be a text, or a list",
      "{'section': []}                     | /filter/section    | must be a text, or a list",
      "{'section': ['a', ' ']}             | /filter/section/1  | must be a text",
      "{'language': 'english language'}    | /filter/language   | must be a language",
      "{'urgency': 9}                      | /filter/urgency    | must be a number of 1 to 8",
      "{'urgency': {'from': 5, 'to': 2}}   | /filter/urgency    | must be a number of 1 to 8",
      "{'urgency': {'form': 5}}            | /filter/urgency    | must be a number of 1 to 8",
      "{'text': '!'}                       | /filter/text       | must be words",
      "{'any': []}                         | /filter/any        | must be a list of 1 to",
      "{'any': [{}, {'x': 1}]}             | /filter/any/1/x    | is not known here",
      "{'not': 'sport'}                    | /filter/not        | must be an object",
      "{'not':{'not':{'not':{'not':{'not':{'section':'x'}}}}}} | /filter/not/not/not/not/not "
          + "| stands too deep",
      "[]                                  | /filter            | must be an object"})
  void saysWhatIsWrongWithAPointerAndARemedy(String filter, String pointer, String detail) {
    assertThat(errors(filter)).singleElement().satisfies(error -> {
      assertThat(error.pointer()).isEqualTo(pointer);
      assertThat(error.detail()).contains(detail);
    });
  }

  @Test
  void mayNotGrowWithoutBounds() {
    var many = IntStream.range(0, 60).mapToObj(number -> "{'section': 's" + number + "'}").toList();
    var list = String.join(",", many);

    assertThat(errors("{'any': [" + list + "]}")).isEmpty();
    assertThat(errors("{'any': [" + list + "], 'all': [" + list + "]}")).singleElement()
        .satisfies(error -> assertThat(error.detail()).contains("100 are the most"));
  }

  @Test
  void readsTheTreeAsIptcPublishesIt() {
    var topics = MediaTopics.of("""
        {"conceptSet": [
          {"qcode": "medtop:04000000"},
          {"qcode": "medtop:20000344",
           "broader": ["http://cv.iptc.org/newscodes/mediatopic/04000000"]}]}
        """);

    assertThat(topics.upwards("medtop:20000344"))
        .containsExactlyInAnyOrder("medtop:20000344", "medtop:04000000");
  }

  @Test
  void doesNotLoseItselfInATreeThatIsNone() {
    var circle = MediaTopics.of("a b\nb a\n");

    assertThat(circle.upwards("a")).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void knowsTheUpperLevelsWithoutAFile() {
    assertThat(new MediaTopics(new FilterSettings(null)).upwards("medtop:20000350"))
        .contains("medtop:20000344", "medtop:04000000");
  }

  private static Filter read(String filter) {
    var errors = new ArrayList<FieldError>();
    var read = FilterReader.read(json(filter), "/filter", errors::add);
    assertThat(errors).isEmpty();
    return read;
  }

  private static List<FieldError> errors(String filter) {
    var errors = new ArrayList<FieldError>();
    FilterReader.read(json(filter), "/filter", errors::add);
    return errors;
  }

  private static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }
}
