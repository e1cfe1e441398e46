package io.newswire.acceptance.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Helm chart says what Kubernetes understands. */
class ChartTests {
  private static final Path CHART = Metrics.ROOT.resolve("ops/helm/newswire");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  /** What Kubernetes itself brings; the rest are resources of operators. */
  private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
      "Deployment", Deployment.class, "Service", Service.class,
      "ServiceAccount", ServiceAccount.class, "PodDisruptionBudget", PodDisruptionBudget.class,
      "Ingress", Ingress.class, "NetworkPolicy", NetworkPolicy.class,
      "HorizontalPodAutoscaler", HorizontalPodAutoscaler.class);
  private static final String EVERYTHING = "services.ingest.ingress.enabled=true,"
      + "services.syndication.ingress.enabled=true,services.ingest.autoscaling.enabled=true,"
      + "services.render.autoscaling.enabled=true,services.syndication.autoscaling.enabled=true,"
      + "podMonitor.enabled=true,tracing.endpoint=http://otel:4318,allowedTargets[0]=10.1.0.0/16";

  @BeforeEach
  void helmIsThere() {
    assumeTrue(Programs.isThere("helm"), """


        helm IS NOT INSTALLED: THE CHART IS NOT TRIED. .ci/run says where to get it.

        """);
  }

  @Test
  void isCleanByHelmsOwnRules() {
    var linted = Programs.run(CHART, "helm", "lint", "--strict", ".");
    assertThat(linted.exitCode()).as(linted.text()).isZero();
  }

  @Test
  void refusesValuesThatCannotWork() {
    for (var wrong : List.of("publicUrl=news.example.org", "kafka.partitions=0", "typo=1",
        "services.render.port=123456", "logs.format=xml", "desk.database.url=postgres:5432",
        "desk.database.passwordKey=", "services.ingest.extraEnv[0].value=nameless",
        "egressProxy=proxy:3128")) {
      assertThat(Programs.run(CHART, "helm", "template", "x", ".", "--set", wrong).exitCode())
          .as(wrong).isNotZero();
    }
  }

  @Test
  void makesOnlyWhatKubernetesKnows() throws IOException {
    var made = new ArrayList<String>();
    for (var document : rendered(EVERYTHING)) {
      var kind = document.path("kind").asText();
      made.add(kind);
      var type = KINDS.get(kind);
      if (type != null) {
        // The models keep fields that they do not know instead of refusing them.
        assertThat(UnknownFields.in(YAML.treeToValue(document, type)))
            .as("%s %s", kind, document.path("metadata").path("name")).isEmpty();
      } else {
        assertThat(kind).isIn("ScaledObject", "PodMonitor");
      }
    }
    assertThat(made).containsAll(KINDS.keySet()).contains("ScaledObject", "PodMonitor")
        .filteredOn("Deployment"::equals).hasSize(3);
  }

  @Test
  void asksForNoRightsAndSurvivesADrain() throws IOException {
    var documents = rendered("image.tag=main");
    var deployments = documents.stream()
        .filter(one -> one.path("kind").asText().equals("Deployment")).toList();
    assertThat(deployments).hasSize(3).allSatisfy(deployment -> {
      var pod = deployment.path("spec").path("template").path("spec");
      assertThat(pod.path("securityContext").path("runAsNonRoot").asBoolean()).isTrue();
      assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
      assertThat(pod.path("containers")).allSatisfy(container -> {
        var rights = container.path("securityContext");
        assertThat(rights.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(rights.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(rights.path("capabilities").path("drop").path(0).asText()).isEqualTo("ALL");
        assertThat(List.of("startupProbe", "livenessProbe", "readinessProbe"))
            .allSatisfy(probe -> assertThat(container.has(probe)).isTrue());
      });
      assertThat(documents).filteredOn(one -> one.path("kind").asText()
          .equals("PodDisruptionBudget")
          && one.path("spec").path("selector").equals(deployment.path("spec").path("selector")))
          .hasSize(1);
    });
  }

  @Test
  void givesTheDeskItsDatabaseItsKeysAndTheWayToItsNeighbours() throws IOException {
    var documents = rendered("desk.database.url=jdbc:postgresql://pg:5432/desk,"
        + "desk.database.user=desk,desk.database.passwordKey=desk-password,"
        + "services.render.port=9081,networkPolicy.ports.database=6432");

    var container = named(documents, "Deployment", "news-ingest")
        .at("/spec/template/spec/containers/0");
    assertThat(setting(container, "NEWSWIRE_DESK_DB_URL").path("value").asText())
        .isEqualTo("jdbc:postgresql://pg:5432/desk");
    assertThat(setting(container, "NEWSWIRE_DB_USER").path("value").asText()).isEqualTo("desk");
    assertThat(Map.of("NEWSWIRE_DB_PASSWORD", "desk-password", "NEWSWIRE_SECRETS_KEY",
        "secrets-key", "NEWSWIRE_DESK_KEY", "desk-key")).allSatisfy(
            (name, key) -> assertThat(
                setting(container, name).at("/valueFrom/secretKeyRef/key").asText())
                .isEqualTo(key));
    assertThat(setting(container, "NEWSWIRE_RENDER_URL").path("value").asText())
        .isEqualTo("http://news-render:9081");
    assertThat(setting(container, "NEWSWIRE_SYNDICATION_URL").path("value").asText())
        .isEqualTo("http://news-syndication:8082");
    var out = named(documents, "NetworkPolicy", "news-ingest").at("/spec/egress");
    assertThat(out).anyMatch(way -> !way.has("to") && way.at("/ports/0/port").asInt() == 6432)
        .anyMatch(way -> leadsTo(way.path("to"), "render")
            && way.at("/ports/0/port").asInt() == 9081)
        .anyMatch(way -> leadsTo(way.path("to"), "syndication")
            && way.at("/ports/0/port").asInt() == 8082);
    assertThat(named(documents, "NetworkPolicy", "news-render").at("/spec/ingress"))
        .anyMatch(way -> leadsTo(way.path("from"), "ingest"));
    assertThat(named(documents, "NetworkPolicy", "news-render").at("/spec/egress"))
        .noneMatch(way -> way.at("/ports/0/port").asInt() == 6432);
  }

  @Test
  void takesVariablesFilesAndWaysOutThatItHasNoValueFor() throws IOException {
    var documents = rendered("egressProxy=http://proxy:8888,networkPolicy.ports.egressProxy=8888,"
        + "services.syndication.extraEnv[0].name=NEWSWIRE_PARTNERS_FILE,"
        + "services.syndication.extraEnv[0].value=/files/partners.yaml,"
        + "services.syndication.extraEnvFrom[0].secretRef.name=partners,"
        + "services.syndication.extraVolumes[0].name=files,"
        + "services.syndication.extraVolumes[0].configMap.name=files,"
        + "services.syndication.extraVolumeMounts[0].name=files,"
        + "services.syndication.extraVolumeMounts[0].mountPath=/files,"
        + "services.ingest.extraEgress[0].ports[0].port=443");

    var pod = named(documents, "Deployment", "news-syndication").at("/spec/template/spec");
    assertThat(setting(pod.at("/containers/0"), "NEWSWIRE_PARTNERS_FILE").path("value").asText())
        .isEqualTo("/files/partners.yaml");
    assertThat(pod.at("/containers/0/envFrom/0/secretRef/name").asText()).isEqualTo("partners");
    assertThat(pod.at("/containers/0/volumeMounts"))
        .anyMatch(mount -> mount.path("mountPath").asText().equals("/files"));
    assertThat(pod.path("volumes"))
        .anyMatch(volume -> volume.at("/configMap/name").asText().equals("files"));
    assertThat(named(documents, "NetworkPolicy", "news-syndication").at("/spec/egress"))
        .anyMatch(way -> way.at("/ports/0/port").asInt() == 8888);
    assertThat(named(documents, "NetworkPolicy", "news-ingest").at("/spec/egress"))
        .anyMatch(way -> way.at("/ports/0/port").asInt() == 443)
        .noneMatch(way -> way.at("/ports/0/port").asInt() == 8888);
    for (var deployment : List.of("news-ingest", "news-syndication")) {
      assertThat(UnknownFields.in(YAML.treeToValue(
          named(documents, "Deployment", deployment), Deployment.class))).isEmpty();
    }
  }

  private static JsonNode named(List<JsonNode> documents, String kind, String name) {
    return documents.stream().filter(one -> one.path("kind").asText().equals(kind)
        && one.at("/metadata/name").asText().equals(name)).findFirst().orElseThrow();
  }

  private static JsonNode setting(JsonNode container, String name) {
    return container.path("env").valueStream()
        .filter(one -> one.path("name").asText().equals(name)).findFirst().orElseThrow();
  }

  private static boolean leadsTo(JsonNode pods, String service) {
    return pods.valueStream().anyMatch(pod -> pod.path("podSelector").path("matchLabels")
        .path("app.kubernetes.io/name").asText().equals(service));
  }

  private static List<JsonNode> rendered(String values) throws IOException {
    var rendered = Programs.run(CHART, "helm", "template", "news", ".", "--set", values);
    assertThat(rendered.exitCode()).as(rendered.text()).isZero();
    var documents = new ArrayList<JsonNode>();
    try (var parser = YAML.getFactory().createParser(rendered.text());
        var parsed = YAML.readerFor(JsonNode.class).<JsonNode>readValues(parser)) {
      parsed.forEachRemaining(one -> {
        if (one.isObject()) {
          documents.add(one);
        }
      });
    }
    return documents;
  }
}
