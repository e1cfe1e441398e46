package io.newswire.acceptance.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.newswire.event.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The documents of our interfaces are well made, and say what the code does. */
class ApiDocumentTests {
  private static final Path DOCUMENTS = Metrics.ROOT.resolve("docs/api");
  private static final Path SYNDICATION = Metrics.ROOT
      .resolve("syndication-service/src/main/java/io/newswire/syndication");
  private static final Pattern WEBHOOK_TYPE = Pattern
      .compile("case [A-Z, ]+ -> \"(published|updated|corrected|killed)\"");

  @ParameterizedTest
  @CsvSource({"openapi-ingest.yaml, openapi-3.1.json, DRAFT_2020_12",
      "openapi-syndication.yaml, openapi-3.1.json, DRAFT_2020_12",
      "asyncapi.yaml, asyncapi-3.0.json, DRAFT_7"})
  void standsUpToItsStandard(String document, String schema, SpecificationVersion draft)
      throws IOException {
    try (InputStream rules = Objects.requireNonNull(getClass().getResourceAsStream(schema))) {
      var standard = SchemaRegistry.withDefaultDialect(draft).getSchema(rules);

      var found = standard.validate(read(document).toString(), InputFormat.JSON);

      assertThat(found).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openapi-ingest.yaml", "openapi-syndication.yaml", "asyncapi.yaml"})
  void refersToNothingThatIsNotThere(String document) throws IOException {
    var whole = read(document);
    assertThat(whole.findValues("$ref")).isNotEmpty().allSatisfy(reference -> {
      var target = reference.asString();
      if (target.startsWith("#")) {
        assertThat(whole.at(target.substring(1)).isMissingNode()).as(target).isFalse();
      } else {
        assertThat(DOCUMENTS.resolve(target)).exists();
      }
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "syndication"})
  void namesEveryCallThatTheServiceAnswersAndNoOther(String service) throws IOException {
    var documented = new TreeSet<String>();
    read("openapi-" + service + ".yaml").path("paths").properties()
        .forEach(path -> path.getValue().propertyNames().forEach(method -> documented.add(
            Mappings.call(method, path.getKey()))));

    assertThat(documented).isEqualTo(Mappings.of(service + "-service"));
  }

  @ParameterizedTest
  @CsvSource({"Partner, partner/Partner, Partner", "Endpoint, partner/EndpointView, EndpointView",
      "Batch, partner/EndpointView, Batch", "Certificate, partner/TlsView, Certificate",
      "SavedFeed, feed/SavedFeedController, View", "Delivery, webhook/DeliveryHistory, View",
      "Attempt, webhook/Attempts, View", "Replay, webhook/Replay, View",
      "Key, access/KeyView, KeyView", "Overview, console/Overview, Overview"})
  void namesEveryFieldThatIsAnswered(String schema, String file, String type) throws IOException {
    var documented = fields(schema);

    assertThat(documented).isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(Answers.fields(SYNDICATION.resolve(file), type));
  }

  @ParameterizedTest
  @CsvSource({"PartnerFields, partner/PartnerController, FIELDS",
      "FeedDefinition, feed/SavedFeedReader, FIELDS", "KeyFields, access/KeyRequest, FIELDS"})
  void namesEveryFieldThatIsTaken(String schema, String file, String constant)
      throws IOException {
    assertThat(fields(schema)).isNotEmpty().containsExactlyInAnyOrderElementsOf(
        Answers.names(SYNDICATION.resolve(file), constant));
  }

  @Test
  void namesEveryOptionOfAnEndpointAndEveryChoice() throws IOException {
    assertThat(fields("EndpointFields")).contains("url", "format", "filter", "headers",
        "authorization", "tls", "status", "secret")
        .containsAll(Answers.names(SYNDICATION.resolve("partner/OptionsReader"), "FIELDS"));
    for (var schema : List.of("EndpointFields", "Endpoint")) {
      var properties = read("openapi-syndication.yaml").at("/components/schemas/" + schema
          + "/properties");
      for (var choice : Map.of("content", "Content", "order", "Order").entrySet()) {
        assertThat(properties.path(choice.getKey()).path("enum")).extracting(JsonNode::asString)
            .isEqualTo(Answers.choices(SYNDICATION.resolve("partner/EndpointOptions"),
                choice.getValue()));
      }
      assertThat(properties.at("/events/items/enum")).extracting(JsonNode::asString)
          .isEqualTo(Answers.choices(SYNDICATION.resolve("partner/EndpointOptions"), "Event"));
    }
  }

  private static List<String> fields(String schema) throws IOException {
    return List.copyOf(read("openapi-syndication.yaml")
        .at("/components/schemas/" + schema + "/properties").propertyNames());
  }

  @Test
  void namesEveryTopicAndEveryKindOfWebhook() throws IOException {
    var document = read("asyncapi.yaml");
    var addresses = new ArrayList<String>();
    document.path("channels").forEach(channel -> addresses.add(channel.path("address").asString()));
    assertThat(addresses).contains("{path}").filteredOn(address -> !address.startsWith("{"))
        .containsExactlyInAnyOrderElementsOf(
            Topics.ALL.stream().map(Topics.Definition::name).toList());

    var sender = Files.readString(SYNDICATION.resolve("webhook/WebhookBody.java"));
    List<String> kinds = WEBHOOK_TYPE.matcher(sender).results()
        .map(found -> "article." + found.group(1)).toList();
    assertThat(kinds).hasSize(4);
    assertThat(document.path("components").path("messages").findValues("const"))
        .extracting(JsonNode::asString).containsAll(kinds).contains("endpoint.ping", "batch")
        .hasSize(6);
  }

  private static JsonNode read(String document) throws IOException {
    return YAMLMapper.builder().build().readTree(Files.readString(DOCUMENTS.resolve(document)));
  }
}
