package io.newswire.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.newswire.acceptance.formats.FormatCheck;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The sample articles, posted as the README says. */
@Order(15)
class SamplesTests {
  private final RunningProduct product = RunningProduct.shared();
  private final DeskClient desk = product.desk();
  private final FeedReader feeds = product.feeds();

  @Test
  void everySampleArrives() {
    var samples = Samples.all();
    assertThat(samples).hasSizeGreaterThanOrEqualTo(12);
    try (var partner = product.partner("Samples").subscribed("fragment")) {
      var files = Samples.files().stream().map(Path::toString);
      newswire(Stream.concat(Stream.of("post"), files));

      for (var sample : samples) {
        var id = sample.path("id").asString();
        if (sample.has("embargoUntil")) {
          continue;
        }
        var delivery = partner.awaitAccepted(id, 1).getFirst();
        assertThat(delivery.content()).isNotBlank();
        feeds.awaitShown(sample.path("sections").path(0).asString(), id);
      }
      embargoedStaysUnseen(partner);
      correctAndKill(partner);
      everyRenditionIsValid(samples);
      assertThat(partner.forgeries()).isEmpty();
    }
  }

  private void embargoedStaysUnseen(TestPartner partner) {
    var embargoed = Samples.named("embargoed.json");
    var id = embargoed.path("id").asString();
    assertThat(partner.accepted(id)).isEmpty();
    assertThat(feeds.rendition(id, "html").status()).isEqualTo(404);
    assertThat(FeedReader.FORMATS)
        .allSatisfy(format -> assertThat(feeds.shows("latest", format, id))
            .isFalse());
    assertThat(desk.get(id).json().path("headline")).isEqualTo(embargoed.path("headline"));
  }

  private void correctAndKill(TestPartner partner) {
    var corrected = Samples.named("corrections/council-budget.json").path("id").asString();
    newswire(Stream.of("post", Samples.file("corrections/council-budget.json").toString()));
    assertThat(partner.awaitAccepted(corrected, 2).getLast().type())
        .isEqualTo("article.corrected");

    var killed = Samples.named("mast-collapse.json").path("id").asString();
    var reason = Samples.named("kills/mast-collapse.json").path("reason").asString();
    newswire(Stream.of("post", "--kill", killed, "--reason", reason));
    assertThat(partner.awaitAccepted(killed, 2).getLast().type()).isEqualTo("article.killed");
  }

  /** Every sample in every format, the corrected and the killed one, too. */
  private void everyRenditionIsValid(List<JsonNode> samples) {
    var table = new StringBuilder();
    var wrong = new ArrayList<String>();
    for (var sample : samples) {
      if (sample.has("embargoUntil")) {
        continue;
      }
      FormatCheck.all().forEach((format, check) -> {
        var rendition = feeds.rendition(sample.path("id").asString(), format);
        var problems = List.of(200, 410).contains(rendition.status())
            ? check.problems().apply(rendition.text())
            : List.of("answered " + rendition.status());
        var name = sample.path("slug").asString(sample.path("headline").asString());
        table.append("%-32.32s  %-20s  %-36s  %s%n".formatted(name, format, check.name(),
            problems.isEmpty() ? "valid" : problems));
        problems.forEach(problem -> wrong.add(name + ", " + format + ": " + problem));
      });
    }
    System.out.println(table);
    assertThat(wrong).isEmpty();
  }

  private void newswire(Stream<String> arguments) {
    var printed = product.operator().newswire(arguments.toList());
    assertThat(printed.exitCode()).as(printed.text()).isZero();
  }
}
