package io.newswire.syndication.topic;

import java.util.List;
import java.util.Map;

import io.newswire.platform.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The topics and their records, for operators' scripts. */
@RestController
@RequestMapping("/ops/topics")
class TopicController {
  private final TopicCatalog topics;
  private final RecordBrowser browser;

  TopicController(TopicCatalog topics, RecordBrowser browser) {
    this.topics = topics;
    this.browser = browser;
  }

  @GetMapping
  Map<String, List<TopicView>> all() {
    return Map.of("topics", topics.all());
  }

  @GetMapping("/{name}")
  TopicView one(@PathVariable String name) {
    return known(topics.find(name), name);
  }

  /** The newest; or by {@code partition} and {@code offset}, by {@code time}, or by {@code key}. */
  @GetMapping("/{name}/records")
  RecordBrowser.Page records(@PathVariable String name,
      @RequestParam Map<String, String> parameters) {
    var asked = RecordParameters.of(parameters);
    return browser.page(one(name), asked.query(), asked.limit());
  }

  @GetMapping("/{name}/records/{partition}/{offset}")
  RecordView record(@PathVariable String name, @PathVariable int partition,
      @PathVariable long offset) {
    return known(browser.find(one(name), partition, offset),
        name + "/" + partition + "/" + offset);
  }

  private static <T> T known(@org.jspecify.annotations.Nullable T found, String what) {
    if (found == null) {
      throw Problems.refusal(HttpStatus.NOT_FOUND, "record-not-found", "Nothing is there",
          "No '" + what + "'. GET /ops/topics lists the topics; compaction and retention"
              + " remove records.");
    }
    return found;
  }
}
