package io.newswire.syndication.console;

import java.util.Map;

import io.newswire.platform.problem.InvalidRequest;
import io.newswire.platform.problem.Problems;
import io.newswire.syndication.topic.RecordBrowser;
import io.newswire.syndication.topic.RecordParameters;
import io.newswire.syndication.topic.RecordQuery;
import io.newswire.syndication.topic.TopicCatalog;
import io.newswire.syndication.topic.TopicView;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The topics, and what stands on them. */
@Controller
@RequestMapping("/console/topics")
class TopicPages {
  private final TopicCatalog topics;
  private final RecordBrowser browser;

  TopicPages(TopicCatalog topics, RecordBrowser browser) {
    this.topics = topics;
    this.browser = browser;
  }

  @GetMapping
  String all(Model model) {
    model.addAttribute("topics", topics.all());
    return "console/topics";
  }

  @GetMapping("/{name}")
  String one(@PathVariable String name, @RequestParam Map<String, String> parameters,
      Model model) {
    var topic = known(name);
    model.addAttribute("topic", topic);
    model.addAttribute("asked", parameters);
    try {
      var asked = RecordParameters.of(parameters);
      var found = browser.page(topic, asked.query(), asked.limit());
      model.addAttribute("found", found);
      model.addAttribute("isKeyed", asked.query() instanceof RecordQuery.WithKey);
      model.addAttribute("later", later(name, parameters, asked.query(), found));
    } catch (InvalidRequest wrong) {
      model.addAttribute("wrong", wrong.errors());
    }
    return "console/topic";
  }

  private static @org.jspecify.annotations.Nullable String later(String name,
      Map<String, String> parameters, RecordQuery query, RecordBrowser.Page found) {
    if (found.next() == null) {
      return null;
    }
    var link = UriComponentsBuilder.fromPath("/console/topics/{name}");
    parameters.entrySet().stream().filter(entry -> !entry.getValue().isBlank())
        .forEach(entry -> link.queryParam(entry.getKey(), "{" + entry.getKey() + "}"));
    var place = query instanceof RecordQuery.WithKey ? "before" : "offset";
    var values = new java.util.HashMap<String, Object>(parameters);
    values.put("name", name);
    return link.replaceQueryParam(place, found.next()).encode().buildAndExpand(values)
        .toUriString();
  }

  @GetMapping("/{name}/{partition}/{offset}")
  String record(@PathVariable String name, @PathVariable int partition, @PathVariable long offset,
      Model model) {
    var topic = known(name);
    var record = browser.find(topic, partition, offset);
    if (record == null) {
      throw Problems.refusal(HttpStatus.NOT_FOUND, "record-not-found", "There is no such record",
          "Nothing stands at " + name + "/" + partition + "/" + offset
              + " any more: compaction and retention remove records.");
    }
    model.addAttribute("topic", topic);
    model.addAttribute("record", record);
    return "console/record";
  }

  private TopicView known(String name) {
    var topic = topics.find(name);
    if (topic == null) {
      throw Problems.refusal(HttpStatus.NOT_FOUND, "topic-not-found", "There is no such topic",
          "No topic '" + name + "'.");
    }
    return topic;
  }
}
